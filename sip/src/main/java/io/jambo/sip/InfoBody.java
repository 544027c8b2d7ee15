package io.jambo.sip;

import io.jambo.wire.SipRequest;
import java.util.Locale;
import java.util.Optional;

/// A key press in the body of an INFO (sip.md 8.6): `application/dtmf-relay` with `Signal=` and
/// `Duration=` lines, or `application/dtmf` with the same or just the key. Pure.
final class InfoBody {
  private static final String KEYS = "0123456789*#ABCD";
  private static final int DEFAULT_DURATION_MILLIS = 250;
  private static final int LONGEST_DURATION_MILLIS = 60_000;
  private static final int MOST_CHARACTERS = 256;

  private InfoBody() {}

  /// The key press, when the INFO is about one and its body can be read.
  static Optional<LegEvent> digit(SipRequest info) {
    var type = info.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    var media = type.split(";", 2)[0].strip();
    boolean keys = media.equals("application/dtmf-relay") || media.equals("application/dtmf");
    return keys && info.body().length() <= MOST_CHARACTERS
        ? read(info.body().utf8())
        : Optional.empty();
  }

  private static Optional<LegEvent> read(String body) {
    var signal = field(body, "signal").orElse(body.strip());
    int duration = field(body, "duration").map(InfoBody::millis).orElse(DEFAULT_DURATION_MILLIS);
    return key(signal).map(key -> new LegEvent.InfoDigit(key, duration));
  }

  private static Optional<String> field(String body, String name) {
    return body.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(name))
        .map(pair -> pair[1].strip())
        .findFirst();
  }

  /// Some phones number the star 10 and the hash 11, as RFC 4733 does.
  private static Optional<Character> key(String signal) {
    var written =
        switch (signal) {
          case "10" -> "*";
          case "11" -> "#";
          default -> signal.toUpperCase(Locale.ROOT);
        };
    boolean known = written.length() == 1 && KEYS.contains(written);
    return known ? Optional.of(written.charAt(0)) : Optional.empty();
  }

  private static int millis(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int millis = number ? Integer.parseInt(text) : 0;
    return millis > 0 ? Math.min(millis, LONGEST_DURATION_MILLIS) : DEFAULT_DURATION_MILLIS;
  }
}
