package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fragment of a hook's URL (app-protocol.md 2.5).
class RetryPolicyTest {
  private static final int MOST = 5;

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "#, 0",
    "#rp=all, 0",
    "#rc=3, 3",
    "#rc=-3, 3",
    "#rc=+3, 3",
    "#rc=5, 5",
    "#rc=6, 5",
    "#rc=999999999, 5",
    "#rc=9999999999999999999999, 0",
    "#rc=three, 0",
    "#rc=, 0",
    "#rc=--3, 0",
    "#rc=2.5, 0",
    "#other=1&rc=2, 2",
    "#rc=2&rc=4, 2",
    "#xrc=4, 0",
    "?rc=4, 0",
    "?rc=4#rc=1, 1",
  })
  void theNumberOfRetriesIsBounded(String end, int retries) {
    assertThat(RetryPolicy.of("http://app.test/hook" + end, MOST).retries()).isEqualTo(retries);
  }

  @ParameterizedTest
  @CsvSource({
    "#rc=1, REFUSED RESET CONNECT_TIMEOUT",
    "#rc=1&rp=, REFUSED RESET CONNECT_TIMEOUT",
    "#rc=1&rp=ct, REFUSED RESET CONNECT_TIMEOUT",
    "#rc=1&rp=rt, RESPONSE_TIMEOUT",
    "'#rc=1&rp=ct,rt', REFUSED RESET CONNECT_TIMEOUT RESPONSE_TIMEOUT",
    "#rc=1&rp=ct%2Crt, REFUSED RESET CONNECT_TIMEOUT RESPONSE_TIMEOUT",
    "#rc=1&rp=4xx, 400 401 404 499",
    "#rc=1&rp=5xx, 500 503 599",
    "'#rc=1&rp= 4xx , 5xx', 400 401 404 499 500 503 599",
    "#rc=1&rp=nonsense, ''",
    "#rc=1&rp=%zz, ''",
    "#rc=1&rp=all, 'REFUSED RESET CONNECT_TIMEOUT RESPONSE_TIMEOUT UNKNOWN_HOST TOO_LARGE TLS OTHER"
        + " 201 302 400 401 404 499 500 503 599'",
  })
  void onlyTheFailuresThatAreNamedAreTriedAgain(String fragment, String covered) {
    var policy = RetryPolicy.of("/hook" + fragment, MOST);
    var kinds =
        Arrays.stream(FailureKind.values())
            .filter(kind -> policy.covers(new HttpOutcome.Failed(kind, "because")))
            .map(FailureKind::name)
            .toList();
    var statuses =
        IntStream.of(200, 201, 202, 204, 302, 400, 401, 404, 499, 500, 503, 599)
            .filter(status -> policy.covers(Recorder.status(status)))
            .mapToObj(String::valueOf)
            .toList();
    var expected = List.of(covered.split(" "));

    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(word -> !word.isEmpty() && word.charAt(0) > '9').toList());
    assertThat(statuses)
        .containsExactlyElementsOf(
            expected.stream().filter(word -> !word.isEmpty() && word.charAt(0) <= '9').toList());
  }

  @Test
  void thePausesGrow() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(RetryPolicy::pauseBefore))
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 6_000L, 6_000L, 6_000L);
  }
}
