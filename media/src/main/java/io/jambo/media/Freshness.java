package io.jambo.media;

import io.jambo.outbound.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// For how long an HTTP answer may be used again without asking (RFC 9111 §3 and §4.2), for a cache
/// that belongs to one account. Pure.
final class Freshness {
  /// Nothing is used unasked for longer.
  static final Duration MOST = Duration.ofDays(1);

  /// Without a word of the origin: a tenth of its age when it was sent (RFC 9111 §4.2.2).
  private static final int HEURISTIC_SHARE = 10;

  private Freshness() {}

  /// Zero: it may be kept, but must be asked for each time; empty: it must not be kept.
  static Optional<Duration> of(Fields headers, Instant now) {
    var directives = directives(headers);
    boolean validators =
        headers.first("ETag").isPresent() || headers.first("Last-Modified").isPresent();
    if (directives.contains("no-store")
        || headers.first("Vary").filter(text -> text.contains("*")).isPresent()) {
      return Optional.empty();
    }
    var life =
        directives.contains("no-cache")
            ? Duration.ZERO
            : life(directives, headers, date(headers, "Date").orElse(now));
    var left = life.minus(seconds(headers.first("Age").orElse("")).orElse(Duration.ZERO));
    if (left.isPositive()) {
      return Optional.of(left.compareTo(MOST) > 0 ? MOST : left);
    }
    return validators ? Optional.of(Duration.ZERO) : Optional.empty();
  }

  private static Duration life(List<String> directives, Fields headers, Instant sent) {
    var said = directives.stream().filter(one -> one.startsWith("max-age=")).findFirst();
    if (said.isPresent()) {
      return seconds(said.get().substring("max-age=".length()).replace("\"", ""))
          .orElse(Duration.ZERO);
    }
    if (headers.first("Expires").isPresent()) {
      return date(headers, "Expires").map(end -> Duration.between(sent, end)).orElse(Duration.ZERO);
    }
    return date(headers, "Last-Modified")
        .map(changed -> Duration.between(changed, sent).dividedBy(HEURISTIC_SHARE))
        .orElse(Duration.ZERO);
  }

  private static List<String> directives(Fields headers) {
    return headers.list().stream()
        .filter(field -> field.name().equalsIgnoreCase("Cache-Control"))
        .flatMap(field -> Arrays.stream(field.value().split(",", -1)))
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Optional<Duration> seconds(String text) {
    return text.strip().matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
        : Optional.empty();
  }

  private static Optional<Instant> date(Fields headers, String name) {
    try {
      return headers
          .first(name)
          .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
