package io.jambo.verbs;

import java.time.Duration;
import java.util.Optional;

/// Presses keys towards the far end: verbs.md 3.8. `w` waits 500 ms, `W` a second; the duration is
/// each tone's.
public record Dtmf(Optional<String> id, String digits, Duration duration) implements Verb {
  /// More keys than any menu wants; 256 of them take minutes.
  static final int MOST_KEYS = 256;

  /// What 16 bits count at 8,000 a second (RFC 4733 §2.1), rounded down.
  private static final int LONGEST_MILLIS = 8_000;

  private static final String KEYS = "0123456789*#ABCDabcdwW";

  static final VerbSpec<Dtmf> SPEC =
      VerbSpec.of(
          "dtmf",
          Dtmf.class,
          with -> {
            var digits = with.required("dtmf", keys());
            var duration =
                with.optional(
                    "duration", Numbers.millis(1, LONGEST_MILLIS), Duration.ofMillis(500));
            return in -> new Dtmf(in.id(), in.get(digits), in.get(duration));
          });

  private static Type<String> keys() {
    return Types.that(
        Types.text(),
        "1 to " + MOST_KEYS + " of the keys 0-9 * # A-D, w and W",
        "is another string",
        keys ->
            !keys.isEmpty()
                && keys.length() <= MOST_KEYS
                && keys.chars().allMatch(key -> KEYS.indexOf(key) >= 0));
  }
}
