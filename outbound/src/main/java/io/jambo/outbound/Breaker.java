package io.jambo.outbound;

/// What is known of one host that has failed one account, until it answers again.
///
/// Pure; [Breakers] keeps the latest of each. Times are those of [io.jambo.kit.Kit#nanos()].
sealed interface Breaker {
  /// It has failed so many times in a row, the last time then; it is still asked.
  record Counting(int failures, long lastAt) implements Breaker {}

  /// Nobody asks it before that time.
  record Open(HttpOutcome.Failed last, long until) implements Breaker {}

  /// One request has gone out to see whether it is back; the others wait for what comes of it.
  record Probing(HttpOutcome.Failed last) implements Breaker {}
}
