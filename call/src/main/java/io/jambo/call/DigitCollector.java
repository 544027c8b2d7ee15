package io.jambo.call;

import io.jambo.kit.Kit;
import io.jambo.verbs.DigitRules;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Collects digits by the rules of a gather (verbs.md 3.11). Pure: the time is passed in.
final class DigitCollector {
  private final DigitRules rules;
  private final Optional<Duration> timeout;
  private final StringBuilder keys = new StringBuilder();
  private long timeoutAt = Kit.NEVER;
  private long interDigitAt = Kit.NEVER;

  /// @param timeout the overall time-out; empty when there is none
  DigitCollector(DigitRules rules, Optional<Duration> timeout) {
    this.rules = rules;
    this.timeout = timeout;
  }

  /// Listening begins: the overall time-out runs from now, unless a digit has started it already.
  void listen(long now) {
    if (timeoutAt == Kit.NEVER && timeout.isPresent()) {
      timeoutAt = now + timeout.get().toNanos();
    }
  }

  /// A key was pressed.
  Optional<Outcome> press(char key, long now) {
    listen(now);
    if (rules.finishOnKey().equals(Optional.of(String.valueOf(key)))) {
      return collected();
    }
    keys.append(key);
    if (reached(rules.numDigits())
        || reached(rules.maxDigits())
        || keys.length() == DigitRules.MOST_DIGITS) {
      return collected();
    }
    if (rules.interDigitTimeout().isPresent() && keys.length() >= rules.minDigits()) {
      interDigitAt = now + rules.interDigitTimeout().get().toNanos();
    }
    return Optional.empty();
  }

  /// The time has come, or not yet.
  Optional<Outcome> expire(long now) {
    if (now >= interDigitAt) {
      return collected();
    }
    if (now < timeoutAt) {
      return Optional.empty();
    }
    return !keys.isEmpty() && keys.length() >= rules.minDigits()
        ? collected()
        : Optional.of(new Outcome.TimedOut());
  }

  /// When [#expire] may have something to say; [Kit#NEVER] when no timer runs.
  long nextDue() {
    return Math.min(timeoutAt, interDigitAt);
  }

  private boolean reached(OptionalInt count) {
    return count.isPresent() && keys.length() >= count.getAsInt();
  }

  private Optional<Outcome> collected() {
    return Optional.of(new Outcome.Collected(keys.toString()));
  }

  /// How a collection ends.
  sealed interface Outcome {
    /// With these digits; none when the finish key came first.
    record Collected(String digits) implements Outcome {}

    /// Without enough of them.
    record TimedOut() implements Outcome {}
  }
}
