package io.jambo.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.DigitCollector.Outcome;
import io.jambo.call.DigitCollector.Outcome.Collected;
import io.jambo.call.DigitCollector.Outcome.TimedOut;
import io.jambo.kit.Kit;
import io.jambo.verbs.DigitRules;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DigitCollectorTest {
  private static final long SECOND = 1_000_000_000L;

  private Optional<String> finishOnKey = Optional.empty();
  private OptionalInt numDigits = OptionalInt.empty();
  private int minDigits = 1;
  private OptionalInt maxDigits = OptionalInt.empty();
  private Optional<Duration> interDigit = Optional.empty();
  private Optional<Duration> timeout = Optional.of(Duration.ofSeconds(15));

  @Test
  void theFinishKeyEndsAndIsNotPartOfTheResult() {
    finishOnKey = Optional.of("#");
    assertThat(pressed("12#")).contains(new Collected("12"));
  }

  @Test
  void theFinishKeyAloneYieldsAnEmptyText() {
    finishOnKey = Optional.of("#");
    assertThat(pressed("#")).contains(new Collected(""));
  }

  @Test
  void anExactNumberEnds() {
    numDigits = OptionalInt.of(3);
    assertThat(pressed("12")).isEmpty();
    assertThat(pressed("123")).contains(new Collected("123"));
  }

  @Test
  void theLargestNumberEnds() {
    maxDigits = OptionalInt.of(2);
    assertThat(pressed("98")).contains(new Collected("98"));
  }

  @Test
  void theInterDigitTimeoutRunsAfterEachDigitOnceThereAreEnough() {
    minDigits = 2;
    interDigit = Optional.of(Duration.ofSeconds(2));
    var collector = collector();
    collector.listen(0);
    assertThat(collector.press('1', SECOND)).isEmpty();
    assertThat(collector.expire(4 * SECOND)).isEmpty();
    assertThat(collector.press('2', 5 * SECOND)).isEmpty();
    assertThat(collector.nextDue()).isEqualTo(7 * SECOND);
    assertThat(collector.press('3', 6 * SECOND)).isEmpty();
    assertThat(collector.expire(7 * SECOND)).isEmpty();
    assertThat(collector.expire(8 * SECOND)).contains(new Collected("123"));
  }

  @Test
  void theOverallTimeoutTakesWhatThereIsWhenItIsEnough() {
    var collector = collector();
    collector.listen(0);
    assertThat(collector.press('7', SECOND)).isEmpty();
    assertThat(collector.expire(15 * SECOND - 1)).isEmpty();
    assertThat(collector.expire(15 * SECOND)).contains(new Collected("7"));
  }

  @Test
  void theOverallTimeoutIsATimeoutWhenThereAreTooFewDigits() {
    minDigits = 2;
    var collector = collector();
    collector.listen(0);
    assertThat(collector.press('7', SECOND)).isEmpty();
    assertThat(collector.expire(15 * SECOND)).contains(new TimedOut());
  }

  @Test
  void noDigitAtAllIsATimeoutEvenIfNoneAreNeeded() {
    minDigits = 0;
    var collector = collector();
    collector.listen(0);
    assertThat(collector.expire(15 * SECOND)).contains(new TimedOut());
  }

  @Test
  void theFirstDigitStartsTheTimeoutWhenListeningHasNotBegun() {
    var collector = collector();
    assertThat(collector.nextDue()).isEqualTo(Kit.NEVER);
    assertThat(collector.press('1', 3 * SECOND)).isEmpty();
    collector.listen(9 * SECOND);
    assertThat(collector.nextDue()).isEqualTo(18 * SECOND);
  }

  @Test
  void withoutATimeoutItWaitsForEver() {
    timeout = Optional.empty();
    var collector = collector();
    collector.listen(0);
    assertThat(collector.nextDue()).isEqualTo(Kit.NEVER);
  }

  @Test
  void aCallerWhoNeverStopsMeetsTheBound() {
    assertThat(pressed("1".repeat(DigitRules.MOST_DIGITS - 1))).isEmpty();
    assertThat(pressed("1".repeat(DigitRules.MOST_DIGITS))).isPresent();
  }

  private DigitCollector collector() {
    return new DigitCollector(
        new DigitRules(finishOnKey, numDigits, minDigits, maxDigits, interDigit), timeout);
  }

  private Optional<Outcome> pressed(String keys) {
    var collector = collector();
    collector.listen(0);
    Optional<Outcome> outcome = Optional.empty();
    for (int at = 0; at < keys.length(); at++) {
      assertThat(outcome).isEmpty();
      outcome = collector.press(keys.charAt(at), SECOND);
    }
    return outcome;
  }
}
