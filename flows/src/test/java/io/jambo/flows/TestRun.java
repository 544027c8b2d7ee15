package io.jambo.flows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs the test classes that are named by its arguments, without a build around it, and prints how
/// many tests were good and bad. `./jambo test planted` counts by that line.
final class TestRun {
  private TestRun() {}

  /// Ends with 0 when tests ran and all were good.
  public static void main(String[] classes) {
    var listener = new SummaryGeneratingListener();
    var selectors = Arrays.stream(classes).map(name -> selectClass(name)).toList();
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), listener);
    var summary = listener.getSummary();
    long good = summary.getTestsSucceededCount();
    long bad = summary.getTotalFailureCount() + summary.getTestsSkippedCount();
    summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8), 8);
    System.out.println("tests: " + good + " good, " + bad + " bad");
    System.exit(bad == 0 && good > 0 ? 0 : 1);
  }
}
