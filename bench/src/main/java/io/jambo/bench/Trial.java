package io.jambo.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How long and how hard: `--minutes N`, `--seconds N`, `--rate N` behind the word.
///
/// @param rate calls or datagrams a second
record Trial(Optional<Duration> time, Optional<Integer> rate) {
  private static final Map<String, Integer> UNITS = Map.of("--minutes", 60, "--seconds", 1);

  /// Reads them; the first argument is the word.
  ///
  /// @throws IllegalArgumentException for anything else
  static Trial read(String[] arguments) {
    Optional<Duration> time = Optional.empty();
    Optional<Integer> rate = Optional.empty();
    for (int at = 1; at + 1 < arguments.length; at += 2) {
      int number = Integer.parseInt(arguments[at + 1]);
      var unit = UNITS.get(arguments[at]);
      if (unit != null) {
        time = Optional.of(Duration.ofSeconds((long) unit * number));
      } else if (arguments[at].equals("--rate")) {
        rate = Optional.of(number);
      } else {
        throw new IllegalArgumentException("no such option: " + arguments[at]);
      }
    }
    return new Trial(time, rate);
  }

  Duration time(Duration otherwise) {
    return time.orElse(otherwise);
  }

  int rate(int otherwise) {
    return rate.orElse(otherwise);
  }
}
