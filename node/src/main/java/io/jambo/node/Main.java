package io.jambo.node;

import io.jambo.kit.CarrierThreads;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// The front desk of `jambo.jar`: one word, and what it was given. Exit codes: 0 done, 1 fault, 2
/// wrong use or configuration, 3 storage not usable, 4 port in use.
public final class Main {
  /// A fault, or a call that was refused.
  static final int FAULT = 1;

  /// Wrong use, or a setting that can't be obeyed.
  static final int WRONG_USE = 2;

  /// The database, its folder or the node's key can't be used.
  static final int STORAGE = 3;

  /// A listener's port is taken.
  static final int PORT_IN_USE = 4;

  /// Jetty else asks the JVM's management for the size of a reference, which starts all of that and
  /// takes longer than the rest of the start. It only pads its queues by the answer.
  private static final String REFERENCES = "org.eclipse.jetty.util.referencesPerCacheLine";

  private static final String OF_FOUR_BYTES = "16";

  /// Netty else prepares events for the flight recorder while the first message waits.
  private static final String NETTY_EVENTS = "io.netty.jfr.enabled";

  /// Jetty asks the JDK for all locales, which else reads the names and formats of each. We format
  /// for machines and in English, by the JDK's built-in rules.
  private static final String LOCALES = "java.locale.providers";

  private static final String BUILT_IN = "SPI";

  private Main() {}

  /// Runs one word and leaves with its exit code. A fault that nobody foresaw leaves too: what has
  /// been started by then would keep the process for ever.
  public static void main(String[] arguments) {
    prefer(REFERENCES, OF_FOUR_BYTES);
    prefer(NETTY_EVENTS, "false");
    prefer(LOCALES, BUILT_IN);
    CarrierThreads.settle();
    int code = FAULT;
    try {
      code = run(List.of(arguments), System.getenv(), System.out, System.err);
    } catch (RuntimeException | Error fault) {
      System.err.println("jambo: " + fault);
    }
    System.out.flush();
    System.exit(code);
  }

  /// Runs one word.
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      return serves(arguments)
          ? ServeWord.run(
              ServeFlags.read(arguments.subList(1, arguments.size())), environment, out, err)
          : Desk.run(arguments, environment, out, err);
    } catch (BadSetting bad) {
      err.println("jambo: " + bad.getMessage());
      return WRONG_USE;
    }
  }

  /// Sets a library's switch, unless whoever started the JVM has.
  private static void prefer(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static boolean serves(List<String> arguments) {
    return !arguments.isEmpty()
        && arguments.getFirst().equals("serve")
        && !arguments.contains("--help")
        && !arguments.contains("-h");
  }
}
