package io.jambo.kit;

/// How many platform threads carry the virtual ones.
///
/// The JVM takes one for each processor, so that on one processor a virtual thread that computes,
/// or is inside a foreign call, stops all others. More than two there wake each other for nothing
/// (ADR 13).
public final class CarrierThreads {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  private static final int LEAST = 2;

  private CarrierThreads() {}

  /// Says so to the JVM, before its first virtual thread, unless whoever started it has. Processors
  /// are counted as this process may use them, by its affinity and its container's quota.
  public static void settle() {
    if (System.getProperty(PARALLELISM) == null) {
      int threads = number(Runtime.getRuntime().availableProcessors());
      System.setProperty(PARALLELISM, Integer.toString(threads));
    }
  }

  static int number(int processors) {
    return Math.max(LEAST, processors);
  }
}
