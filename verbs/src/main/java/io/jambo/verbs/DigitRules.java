package io.jambo.verbs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// When collected digits are complete (verbs.md 3.11): for a gather, and for the one in the
/// background that `config.bargeIn` starts.
///
/// The finishing key is not part of the result. A number or time of 0 counts as left out.
public record DigitRules(
    Optional<String> finishOnKey,
    OptionalInt numDigits,
    int minDigits,
    OptionalInt maxDigits,
    Optional<Duration> interDigitTimeout) {

  /// Nobody types more on a telephone; it bounds what one gather may hold.
  public static final int MOST_DIGITS = 1_000;

  /// Declares them among the properties of a verb.
  static Function<Values, DigitRules> among(Members with) {
    var finishOnKey = with.optional("finishOnKey", Types.text());
    var numDigits = with.optional("numDigits", digits(), 0);
    var minDigits = with.optional("minDigits", digits(), 1);
    var maxDigits = with.optional("maxDigits", digits(), 0);
    var interDigit = with.optional("interDigitTimeout", Numbers.seconds(), Duration.ZERO);
    return in ->
        new DigitRules(
            in.get(finishOnKey).filter(key -> !key.isEmpty()),
            Numbers.unlessZero(in.get(numDigits)),
            in.get(minDigits),
            Numbers.unlessZero(in.get(maxDigits)),
            Numbers.unlessZero(in.get(interDigit)));
  }

  private static Type<Integer> digits() {
    return Numbers.whole(0, MOST_DIGITS);
  }
}
