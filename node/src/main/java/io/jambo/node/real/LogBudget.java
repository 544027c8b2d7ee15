package io.jambo.node.real;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// At most so many lines of one event a second (security.md 13); the others are counted. Any
/// thread.
final class LogBudget extends Filter<ILoggingEvent> {
  /// `bounds.logLines`.
  static final int MOST_A_SECOND = 20;

  /// Events are constant texts of ours, so there are not many; what is beyond shares one budget.
  private static final int MOST_KINDS = 500;

  private static final String OTHERS = "others";
  private static final long MILLIS = 1_000;

  private final Map<String, Spent> kinds = new ConcurrentHashMap<>();

  /// What one kind has spent; its monitor is held for a few instructions.
  private static final class Spent {
    private long second;
    private int lines;
    private long suppressed;

    synchronized boolean spend(long now) {
      if (now != second) {
        second = now;
        lines = 0;
      }
      if (lines == MOST_A_SECOND) {
        suppressed++;
        return false;
      }
      lines++;
      return true;
    }

    synchronized long suppressed() {
      return suppressed;
    }
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    var kind = event.getMessage();
    var known = kinds.size() < MOST_KINDS || kinds.containsKey(kind) ? kind : OTHERS;
    var spent = kinds.computeIfAbsent(known, _ -> new Spent());
    return spent.spend(event.getTimeStamp() / MILLIS) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  /// How many lines of each kind were not written; kinds of which all were are not in it.
  Map<String, Long> suppressed() {
    var all = new TreeMap<String, Long>();
    kinds.forEach((kind, spent) -> {
      long suppressed = spent.suppressed();
      if (suppressed > 0) {
        all.put(kind, suppressed);
      }
    });
    return all;
  }
}
