package io.jambo.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.Gate;
import io.jambo.kit.RealKit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GuardedClientTest {
  private static final Limits SMALL =
      new Limits(ofSeconds(3), ofSeconds(10), Duration.ofMillis(500), 1_000, 2_000);

  private final RealKit kit = new RealKit();
  private final Counters counters = new Counters();

  @Test
  void aForbiddenTargetNeverReachesTheWire() {
    var wire = answering(200, Fields.NONE, "");

    assertThat(failure(ask(wire, "http://127.0.0.1/"))).isEqualTo(FailureKind.FORBIDDEN_TARGET);
    assertThat(failure(ask(wire, "http://app.test:22/"))).isEqualTo(FailureKind.FORBIDDEN_TARGET);
    assertThat(failure(ask(wire, "ws://app.test/"))).isEqualTo(FailureKind.BAD_URL);
    assertThat(failure(ask(wire, "nonsense"))).isEqualTo(FailureKind.BAD_URL);
    assertThat(wire.seen).isEmpty();
  }

  @Test
  void theWholeAnswerComesBackAndTheConnectionIsGivenBack() {
    var wire = answering(404, Fields.NONE.with("X-A", "b"), "not here");

    assertThat(ask(wire, "http://app.test/x"))
        .isEqualTo(
            new HttpOutcome.Answered(404, Fields.NONE.with("X-A", "b"), Payload.of("not here")));
    assertThat(wire.closed()).isOne();
  }

  @Test
  void userInfoGoesIntoTheHeaderOnly() {
    var wire = answering(200, Fields.NONE, "");

    ask(wire, "http://user:pass@app.test/x");

    var sent = wire.seen.getFirst();
    assertThat(sent.headers().first("Authorization")).contains("Basic dXNlcjpwYXNz");
    assertThat(sent.url()).hasToString("http://app.test/x");
  }

  @Test
  void aRedirectOfAnExchangeIsAnAnswer() {
    var wire = answering(302, Fields.NONE.with("Location", "http://other.test/"), "");

    assertThat(ask(wire, "http://app.test/"))
        .isInstanceOfSatisfying(
            HttpOutcome.Answered.class, a -> assertThat(a.status()).isEqualTo(302));
    assertThat(wire.seen).hasSize(1);
  }

  @Test
  void aBodyBeyondTheBoundIsNotTaken() {
    assertThat(ask(answering(200, Fields.NONE, "x".repeat(1_000)), "http://app.test/"))
        .isInstanceOf(HttpOutcome.Answered.class);
    assertThat(failure(ask(answering(200, Fields.NONE, "x".repeat(1_001)), "http://app.test/")))
        .isEqualTo(FailureKind.TOO_LARGE);
  }

  @Test
  void gzipIsUnpackedUpToItsOwnBound() throws IOException {
    var packed = Fields.NONE.with("Content-Encoding", "gzip");

    assertThat(ask(answering(200, packed, gzip("y".repeat(2_000))), "http://app.test/"))
        .isEqualTo(new HttpOutcome.Answered(200, packed, Payload.of("y".repeat(2_000))));
    assertThat(failure(ask(answering(200, packed, gzip("y".repeat(2_001))), "http://app.test/")))
        .isEqualTo(FailureKind.TOO_LARGE);
    assertThat(failure(ask(answering(200, packed, "no gzip".getBytes(UTF_8)), "http://app.test/")))
        .isEqualTo(FailureKind.OTHER);
  }

  /// Each request makes the next one while it is under way, so that none ends before the last has
  /// begun.
  @Test
  void anAccountHasFiftyRequestsUnderWayAndTakesNobodyElsesPlace() {
    var innermost = new ArrayList<HttpOutcome>();
    var client = new AtomicReference<Outbound>();
    var wire =
        new ScriptedWire(request -> {
          innermost.add(client.get().exchange(request("http://app.test/", request.pool())));
          return ScriptedWire.head(204, Fields.NONE, new byte[0]);
        });
    client.set(client(wire));

    client.get().exchange(request("http://app.test/", "slow"));

    assertThat(wire.seen).hasSize(50);
    assertThat(failure(innermost.getFirst())).isEqualTo(FailureKind.OVERLOADED);
    assertThat(counters.value("jambo_limit_hits_total{limit=\"hook_concurrency\"}")).isOne();

    client.get().exchange(request("http://app.test/", "slow"));
    assertThat(wire.seen).as("all permits are back").hasSize(100);
  }

  @Test
  void whatCanWaitStandsAsideAndIsNotTurnedAway() {
    var begun = new Gate();
    var held = new Gate();
    var wire =
        new ScriptedWire(request -> {
          if (request.url().toString().endsWith("first")) {
            kit.open(begun);
            boolean _ = kit.await(held, kit.in(ofSeconds(20)));
          }
          return ScriptedWire.head(204, Fields.NONE, new byte[0]);
        });
    var one = new OutboundBounds(1, 10, ofSeconds(5));
    var client = new GuardedClient(kit, wire, new TargetGuard(TargetRules::strict), counters, one);
    var outcomes = new CopyOnWriteArrayList<HttpOutcome>();
    var ended = new Gate();
    Consumer<HttpOutcome> told =
        outcome -> {
          outcomes.add(outcome);
          if (outcomes.size() == 8) {
            kit.open(ended);
          }
        };
    var _ = kit.fork("first", () -> told.accept(client.exchange(to("first"))));
    assertThat(kit.await(begun, kit.in(ofSeconds(20)))).isTrue();
    for (int i = 1; i <= 6; i++) {
      var _ = kit.fork("notice", () -> told.accept(client.exchangePatiently(to("notice"))));
      awaitLine(client, i);
    }
    var _ = kit.fork("question", () -> told.accept(client.exchange(to("question"))));
    awaitLine(client, 7);
    kit.open(held);

    assertThat(kit.await(ended, kit.in(ofSeconds(20)))).isTrue();
    assertThat(outcomes).allMatch(HttpOutcome.Answered.class::isInstance);
    assertThat(wire.seen.get(1).url().toString()).contains("question");
    assertThat(wire.seen.get(7).url().toString()).contains("notice");
  }

  @Test
  void whoWaitedPatientlyHasAllItsTimeForTheAnswer() {
    var waited = new AtomicLong();
    var client = new AtomicReference<GuardedClient>();
    var ended = new Gate();
    var wire =
        new ScriptedWire(request -> {
          if (request.url().toString().endsWith("first")) {
            var _ =
                kit.fork(
                    "notice",
                    () -> {
                      var _ = client.get().exchangePatiently(to("notice"));
                      kit.open(ended);
                    });
            awaitLine(client.get(), 1);
            waited.set(kit.nanos());
          }
          return ScriptedWire.head(204, Fields.NONE, new byte[0]);
        });
    client.set(
        new GuardedClient(
            kit,
            wire,
            new TargetGuard(TargetRules::strict),
            counters,
            new OutboundBounds(1, 10, ofSeconds(5))));
    var _ = client.get().exchange(to("first"));

    assertThat(kit.await(ended, kit.in(ofSeconds(20)))).isTrue();
    assertThat(wire.seen.getLast().answerBy())
        .isGreaterThanOrEqualTo(waited.get() + ofSeconds(20).toNanos());
  }

  private static HttpRequest to(String name) {
    var patient = new Limits(ofSeconds(20), ofSeconds(20), ofSeconds(20), 1_000, 1_000);
    return HttpRequest.get("http://app.test/" + name, Fields.NONE, patient, "acme");
  }

  private void awaitLine(GuardedClient client, int length) {
    long deadline = kit.in(ofSeconds(20));
    while (client.waiting("acme") < length && kit.nanos() < deadline) {
      kit.pause(Duration.ofMillis(1));
    }
    assertThat(client.waiting("acme")).isEqualTo(length);
  }

  @Test
  void theDeadlinesOfARequestNeverLieBehindItsTotal() {
    var hasty = new Limits(ofSeconds(3), ofSeconds(10), Duration.ZERO, 1, 1);
    var wire = answering(200, Fields.NONE, "");

    client(wire).exchange(HttpRequest.get("http://app.test/", Fields.NONE, hasty, "acme"));

    assertThat(wire.seen.getFirst().connectBy()).isLessThanOrEqualTo(kit.nanos());
    assertThat(wire.seen.getFirst().answerBy()).isLessThanOrEqualTo(kit.nanos());
  }

  @Test
  void aBodyThatBreaksOffIsAFailure() {
    var wire =
        new ScriptedWire(_ ->
            new WireReply.Head(
                200,
                Fields.NONE,
                new WireBody() {
                  @Override
                  public int read(byte[] into, long deadline) {
                    throw new BodyFailed(FailureKind.RESET, "connection lost");
                  }

                  @Override
                  public void close() {}
                }));

    assertThat(ask(wire, "http://app.test/"))
        .isEqualTo(new HttpOutcome.Failed(FailureKind.RESET, "connection lost"));
  }

  private HttpOutcome ask(ScriptedWire wire, String url) {
    return client(wire).exchange(request(url, "acme"));
  }

  private GuardedClient client(HttpWire wire) {
    return new GuardedClient(kit, wire, new TargetGuard(TargetRules::strict), counters);
  }

  private static HttpRequest request(String url, String account) {
    return HttpRequest.get(url, Fields.NONE, SMALL, account);
  }

  private static FailureKind failure(HttpOutcome outcome) {
    assertThat(outcome).isInstanceOf(HttpOutcome.Failed.class);
    return ((HttpOutcome.Failed) outcome).kind();
  }

  private static ScriptedWire answering(int status, Fields headers, String body) {
    return answering(status, headers, body.getBytes(UTF_8));
  }

  private static ScriptedWire answering(int status, Fields headers, byte[] body) {
    return new ScriptedWire(_ -> ScriptedWire.head(status, headers, body));
  }

  private static byte[] gzip(String text) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
