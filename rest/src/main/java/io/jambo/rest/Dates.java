package io.jambo.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times on the wire: ISO 8601 in UTC with milliseconds, or RFC 2822 for profile `early`. Both are
/// read, whatever the profile.
final class Dates {
  /// Longer than any date.
  private static final int MOST_LENGTH = 64;

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", java.util.Locale.ENGLISH);

  /// The store keeps milliseconds in a long; the years that a date may name are these.
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Dates() {}

  /// `2026-11-21T09:30:00.000Z`.
  static String iso(Instant time) {
    var at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    var text = new StringBuilder(24);
    digits(text, at.getYear(), 1_000);
    digits(text.append('-'), at.getMonthValue(), 10);
    digits(text.append('-'), at.getDayOfMonth(), 10);
    digits(text.append('T'), at.getHour(), 10);
    digits(text.append(':'), at.getMinute(), 10);
    digits(text.append(':'), at.getSecond(), 10);
    digits(text.append('.'), at.getNano() / 1_000_000, 100);
    return text.append('Z').toString();
  }

  private static void digits(StringBuilder text, int number, int highest) {
    for (int place = highest; place > 0; place /= 10) {
      text.append((char) ('0' + number / place % 10));
    }
  }

  /// `Sat, 21 Nov 2026 09:30:00 +0000`.
  static String rfc2822(Instant time) {
    return RFC_2822.format(time.atOffset(ZoneOffset.UTC));
  }

  /// The time that either form names; a bare date is its first moment.
  static Optional<Instant> read(String text) {
    if (text.length() > MOST_LENGTH) {
      return Optional.empty();
    }
    try {
      var time = parsed(text.strip());
      return time.isBefore(FIRST) || time.isAfter(LAST) ? Optional.empty() : Optional.of(time);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant parsed(String text) {
    if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
      return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
    if (text.length() == 10) {
      return Instant.parse(text + "T00:00:00Z");
    }
    return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
  }
}
