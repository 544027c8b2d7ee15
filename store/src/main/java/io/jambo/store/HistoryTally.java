package io.jambo.store;

import java.util.Map;
import java.util.TreeMap;

/// What was counted of an owner's calls in one minute.
///
/// @param inProgress calls that lived at its end
/// @param minutes answered minutes of the calls that ended
/// @param reasons ended calls by final status
public record HistoryTally(
    long inProgress,
    long attemptsIn,
    long attemptsOut,
    long answered,
    long failed,
    long minutes,
    Map<Integer, Long> reasons) {
  /// Keeps its own copy, in order.
  public HistoryTally {
    reasons = Map.copyOf(reasons);
  }

  /// Both together; the greater number of calls in progress counts.
  public HistoryTally plus(HistoryTally other) {
    var sum = new TreeMap<>(reasons);
    other.reasons.forEach((status, count) -> sum.merge(status, count, Long::sum));
    return new HistoryTally(
        Math.max(inProgress, other.inProgress),
        attemptsIn + other.attemptsIn,
        attemptsOut + other.attemptsOut,
        answered + other.answered,
        failed + other.failed,
        minutes + other.minutes,
        sum);
  }
}
