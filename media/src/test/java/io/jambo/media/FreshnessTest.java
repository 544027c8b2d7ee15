package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long an answer may be used again, by its headers; `no` where it must not be kept.
class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Nothing: 1                                             | no",
        "ETag: \"a\"                                              | 0",
        "Cache-Control: max-age=60                                | 60",
        "Cache-Control: public, MAX-AGE=\"60\"                    | 60",
        "Cache-Control: max-age=60; Age: 20                       | 40",
        "Cache-Control: max-age=60; Age: 90                       | no",
        "Cache-Control: max-age=60; Age: 90; ETag: \"a\"          | 0",
        "Cache-Control: max-age=60, no-store; ETag: \"a\"         | no",
        "Cache-Control: max-age=60; Cache-Control: no-store       | no",
        "Cache-Control: no-cache; ETag: \"a\"                     | 0",
        "Cache-Control: no-cache, max-age=60                      | no",
        "Cache-Control: max-age=minus; ETag: \"a\"                | 0",
        "Cache-Control: max-age=999999999                         | 86400",
        "Cache-Control: max-age=60; Vary: *                       | no",
        "Cache-Control: max-age=60; Vary: Accept                  | 60",
        "Expires: Sat, 21 Nov 2026 12:01:00 GMT                   | 60",
        "Expires: 0; ETag: \"a\"                                  | 0",
        "Expires: 0                                               | no",
        "Last-Modified: Sat, 21 Nov 2026 11:50:00 GMT             | 60",
        "Last-Modified: yesterday                                 | 0",
      })
  void theHeadersSay(String text, String seconds) {
    var headers = Fields.NONE;
    for (var line : text.split(";", -1)) {
      var parts = line.strip().split(": ", 2);
      headers = headers.with(parts[0], parts[1]);
    }
    var expected =
        seconds.equals("no")
            ? Optional.<Duration>empty()
            : Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));

    assertThat(Freshness.of(headers, NOW)).isEqualTo(expected);
  }
}
