package io.jambo.node.real;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// Where log lines go: standard error, through a bounded queue that drops rather than holds up a
/// call. Of one event only so many lines a second are written.
public final class Logs {
  private static final int QUEUE = 4_096;

  /// What is on its way at the end is waited for that long.
  private static final int FLUSH_MILLIS = 500;

  private static volatile LogBudget budget = new LogBudget();

  private Logs() {}

  /// Sets the log up.
  ///
  /// @param level `debug`, `info`, `warn` or `error`
  public static void start(String level) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var lines = new JsonLines();
    lines.setContext(context);
    lines.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(lines);
    console.start();
    var queue = new AsyncAppender();
    queue.setContext(context);
    queue.setQueueSize(QUEUE);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(FLUSH_MILLIS);
    budget = new LogBudget();
    budget.start();
    queue.addFilter(budget);
    queue.addAppender(console);
    queue.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(queue);
    context.getLogger("io.jambo").setLevel(Level.toLevel(level, Level.INFO));
  }

  /// How many lines were not written because there were too many of their kind in a second, as
  /// metrics.
  public static Map<String, Number> suppressed() {
    var metrics = new LinkedHashMap<String, Number>();
    budget
        .suppressed()
        .forEach((kind, lines) ->
            metrics.put("jambo_log_suppressed_total{kind=\"" + kind + "\"}", lines));
    return metrics;
  }

  /// Writes out what waits.
  public static void stop() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
