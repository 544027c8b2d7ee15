package io.jambo.kit;

/// How many platform threads carry the virtual ones.
///
/// The JVM takes one for each processor, so that on one processor a virtual thread inside a foreign
/// call stops all others. More of them than processors wake each other for nothing, though, which
/// costs a request on one processor a tenth when there are four (ADR 13).
public final class CarrierThreads {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  /// From so many processors on there is one for each.
  private static final int ENOUGH = 4;

  private CarrierThreads() {}

  /// Says so to the JVM, before its first virtual thread, unless whoever started it has. Processors
  /// are counted as this process may use them, by its affinity and its container's quota.
  public static void settle() {
    if (System.getProperty(PARALLELISM) == null) {
      int threads = number(Runtime.getRuntime().availableProcessors());
      System.setProperty(PARALLELISM, Integer.toString(threads));
    }
  }

  /// Two for a processor, where there are few.
  static int number(int processors) {
    return Math.max(processors, Math.min(ENOUGH, 2 * processors));
  }
}
