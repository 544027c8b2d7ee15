package io.jambo.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Cancelled;
import io.jambo.kit.Counters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A host that keeps failing is left alone (security.md OUT-6), on a clock that the test moves.
class BreakersTest {
  private static final int FAILURES = 3;
  private static final Duration REST = Duration.ofSeconds(5);
  private static final HttpOutcome ANSWER =
      new HttpOutcome.Answered(503, Fields.NONE, Payload.EMPTY);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final Counters counters = new Counters();
  private final Breakers breakers = new Breakers(now::get, counters, FAILURES, REST);
  private int asked;

  @Test
  void aHostThatKeepsFailingIsNotAskedForAWhile() {
    fail(FAILURES);

    assertThat(ask("acme", "http://app.test/", () -> ANSWER))
        .isEqualTo(
            new HttpOutcome.Failed(FailureKind.REFUSED, "host keeps failing: connection refused"));
    assertThat(asked).isEqualTo(FAILURES);
    assertThat(breakers.open()).isOne();
    assertThat(counters.value("jambo_limit_hits_total{limit=\"breaker\"}")).isOne();
  }

  @Test
  void anAnswerOfAnyStatusBeginsTheCountAnew() {
    fail(FAILURES - 1);
    ask("acme", "http://app.test/", () -> ANSWER);
    fail(FAILURES - 1);

    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
    assertThat(breakers.open()).isZero();
  }

  @Test
  void othersAreAskedMeanwhile() {
    fail(FAILURES);

    assertThat(ask("other", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
    assertThat(ask("acme", "http://app.test:8080/", () -> ANSWER)).isSameAs(ANSWER);
    assertThat(ask("acme", "http://www.app.test/", () -> ANSWER)).isSameAs(ANSWER);
  }

  @Test
  void afterItsRestTheHostIsAskedOnceAndTheOthersWaitForWhatComesOfIt() {
    fail(FAILURES);
    now.addAndGet(REST.toNanos());

    var outcome =
        ask(
            "acme",
            "http://app.test/",
            () -> {
              assertThat(ask("acme", "http://app.test/x", () -> ANSWER)).isNotSameAs(ANSWER);
              return ANSWER;
            });

    assertThat(outcome).isSameAs(ANSWER);
    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
    assertThat(breakers.open()).isZero();
  }

  @Test
  void aHostThatIsStillDownRestsAgain() {
    fail(FAILURES);
    now.addAndGet(REST.toNanos());
    fail(1);
    now.addAndGet(REST.toNanos() - 1);

    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isNotSameAs(ANSWER);
    now.addAndGet(1);
    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
  }

  @Test
  void aProbeThatIsGivenUpLetsTheNextOneTry() {
    fail(FAILURES);
    now.addAndGet(REST.toNanos());

    assertThatThrownBy(() ->
            ask(
                "acme",
                "http://app.test/",
                () -> {
                  throw new Cancelled();
                }))
        .isInstanceOf(Cancelled.class);
    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
  }

  @Test
  void aRequestThatWasOutBeforeProlongsNothing() {
    var first =
        ask(
            "acme",
            "http://app.test/",
            () -> {
              fail(FAILURES);
              now.addAndGet(REST.toNanos() / 2);
              return failed(FailureKind.RESPONSE_TIMEOUT);
            });
    now.addAndGet(REST.toNanos() / 2 + 1);

    assertThat(first).isEqualTo(failed(FailureKind.RESPONSE_TIMEOUT));
    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_URL", "FORBIDDEN_TARGET", "TOO_LARGE", "OVERLOADED"})
  void whatIsNotTheHostsFaultIsNotCounted(FailureKind kind) {
    for (int i = 0; i < FAILURES; i++) {
      ask("acme", "http://app.test/", () -> failed(kind));
    }

    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isSameAs(ANSWER);
  }

  @Test
  void hostsThatFailedLongAgoMakeRoomForOthers() {
    for (int i = 0; i < Breakers.MOST_HOSTS; i++) {
      ask("acme", "http://app" + i + ".test/", () -> failed(FailureKind.REFUSED));
    }
    fail(FAILURES);
    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).as("no room").isSameAs(ANSWER);
    assertThat(counters.value("jambo_limit_hits_total{limit=\"breakers\"}")).isEqualTo(FAILURES);

    now.addAndGet(Duration.ofMinutes(1).toNanos() + 1);
    fail(FAILURES);
    assertThat(ask("acme", "http://app.test/", () -> ANSWER)).isNotSameAs(ANSWER);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      ask("acme", "http://app.test/", () -> failed(FailureKind.REFUSED));
    }
  }

  private HttpOutcome ask(String account, String url, Supplier<HttpOutcome> host) {
    return breakers.watch(
        account,
        ((ParsedUrl.Good) UrlParser.parse(url)).url(),
        () -> {
          asked++;
          return host.get();
        },
        outcome ->
            outcome instanceof HttpOutcome.Failed failed ? Optional.of(failed) : Optional.empty(),
        refusal -> refusal);
  }

  private static HttpOutcome.Failed failed(FailureKind kind) {
    return new HttpOutcome.Failed(kind, "connection refused");
  }
}
