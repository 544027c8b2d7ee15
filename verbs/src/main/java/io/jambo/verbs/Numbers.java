package io.jambo.verbs;

import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers and times. JSON has no infinity, but it has 1e999999: each type has a range, which is
/// looked at before anything is done with the digits.
final class Numbers {
  /// A day. Nobody waits longer on a telephone; whoever says more has meant milliseconds.
  static final int LONGEST_SECONDS = 86_400;

  /// The same day.
  static final int LONGEST_MILLIS = LONGEST_SECONDS * 1_000;

  /// A hundred thousand rounds of the shortest prompt outlast a day.
  static final int MOST_LOOPS = 100_000;

  /// Samples have 16 bits: 100 dB lift the smallest above the largest.
  private static final double LOUDEST = 100;

  private static final Pattern GAIN =
      Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d{1,9})?)\\s{0,9}dB", Pattern.CASE_INSENSITIVE);

  /// Longer than any number in range is written.
  private static final int LONGEST_WRITTEN = 40;

  private Numbers() {}

  /// A number in this range.
  static Type<Double> number(double least, double most) {
    return decimal("a number", least, most).map(BigDecimal::doubleValue);
  }

  /// A whole number in this range.
  static Type<Integer> whole(int least, int most) {
    var range = decimal("a whole number", least, most);
    return Type.of(
        range.words(),
        (json, at) ->
            range
                .read(json, at)
                .flatMap(number ->
                    integral(number)
                        ? Optional.of(number.intValue())
                        : at.refuse(json, range.words())));
  }

  /// One of these numbers.
  static Type<Integer> oneOf(Integer... numbers) {
    var known = List.of(numbers);
    var words = "one of " + known.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Num(var number)
                ? known.stream()
                    .filter(one -> number.compareTo(BigDecimal.valueOf(one)) == 0)
                    .findFirst()
                    .or(() -> at.refuse(json, words))
                : at.refuse(json, words));
  }

  /// A time in seconds, fractions allowed.
  static Type<Duration> seconds() {
    return decimal("a number of seconds", 0, LONGEST_SECONDS)
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()));
  }

  /// A time in milliseconds.
  static Type<Duration> millis(int least, int most) {
    return decimal("a number of milliseconds", least, most)
        .map(millis -> Duration.ofNanos(millis.movePointRight(6).longValue()));
  }

  /// How often: a number or `forever`, which is 0.
  static Type<Integer> loop() {
    return Types.oneOf("forever").map(_ -> 0).or(whole(0, MOST_LOOPS));
  }

  /// The same as a number or as its digits in a string (num or str in the specification).
  static <T> Type<T> written(Type<T> type) {
    var words = type.words() + ", or such a number in a string";
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Str(var text)
                ? number(text)
                    .map(number -> type.read(number, at.expecting(words)))
                    .orElseGet(() -> at.refuse(json, words))
                : type.read(json, at.expecting(words)));
  }

  private static Optional<Json> number(String text) {
    try {
      return text.length() <= LONGEST_WRITTEN
          ? Optional.of(new Json.Num(new BigDecimal(text.strip())))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// A gain in decibels: a number, or a string such as `+6 dB` (verbs.md 2.12).
  static Type<Integer> gain() {
    return Types.text().map(Numbers::decibels).or(number(-LOUDEST, LOUDEST).map(Double::intValue));
  }

  /// A time whose 0 means that there is none.
  static Optional<Duration> unlessZero(Duration time) {
    return time.isZero() ? Optional.empty() : Optional.of(time);
  }

  /// A number whose 0 means that there is none.
  static OptionalInt unlessZero(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// What is no gain is none, as applications are used to.
  private static int decibels(String text) {
    var gain = GAIN.matcher(text);
    return gain.matches() ? (int) Double.parseDouble(gain.group(1)) : 0;
  }

  private static Type<BigDecimal> decimal(String what, double least, double most) {
    var low = BigDecimal.valueOf(least).stripTrailingZeros();
    var high = BigDecimal.valueOf(most).stripTrailingZeros();
    var words = what + " from " + low.toPlainString() + " to " + high.toPlainString();
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Num(var number)
                    && number.compareTo(low) >= 0
                    && number.compareTo(high) <= 0
                ? Optional.of(number)
                : at.refuse(json, words));
  }

  private static boolean integral(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }
}
