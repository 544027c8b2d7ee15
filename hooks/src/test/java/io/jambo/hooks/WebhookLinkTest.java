package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Field;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import io.jambo.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookLinkTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Hook START =
      new Hook(
          "http://app.test/start", Hook.Method.POST, Optional.of(new Credentials("user", "pass")));
  private static final Json.Obj PAYLOAD =
      Json.object()
          .with("callSid", "c1")
          .with("sipStatus", 200)
          .with("hasRecording", false)
          .with("customerData", Json.object().with("someKey", 1));

  private final RealKit kit = new RealKit();
  private final Counters counters = new Counters();
  private final NoticeBacklog queue = new NoticeBacklog(kit);
  private final Recorder app = new Recorder();
  private final List<String> alerts = new CopyOnWriteArrayList<>();

  @Test
  void aPostCarriesTheNamedAndSignedPayload() {
    link().newCall(PAYLOAD);

    var asked = app.asked.getFirst();
    var body =
        "{\"call_sid\":\"c1\",\"sip_status\":200,\"has_recording\":false,"
            + "\"customerData\":{\"someKey\":1}}";
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.url()).isEqualTo("http://app.test/start");
    assertThat(asked.account()).isEqualTo("acc");
    assertThat(app.bodies()).containsExactly(body);
    assertThat(names(asked))
        .containsExactly("Content-Type", "Authorization", "User-Agent", "Jambonz-Signature");
    assertThat(asked.headers().first("Content-Type")).contains("application/json");
    assertThat(asked.headers().first("Authorization")).contains("Basic dXNlcjpwYXNz");
    assertThat(asked.headers().first("User-Agent")).contains("jambonz");
    assertThat(signature(asked)).isEqualTo(expected(asked, Optional.of(body)));
  }

  @Test
  void aGetCarriesTheScalarsInItsQueryAndSignsTheWordNull() {
    var hook = new Hook("/menu?lang=de", Hook.Method.GET, Optional.empty());

    link()
        .ask(
            hook,
            "verb:hook",
            PAYLOAD.with("from", "+49 ä&b").with("tags", new Json.Arr(List.of())));

    var asked = app.asked.getFirst();
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.url())
        .isEqualTo(
            "http://app.test/menu?lang=de&call_sid=c1&sip_status=200&has_recording=false"
                + "&from=%2B49+%C3%A4%26b");
    assertThat(asked.body()).isEmpty();
    assertThat(names(asked)).containsExactly("Authorization", "User-Agent", "Jambonz-Signature");
    assertThat(signature(asked)).isEqualTo(expected(asked, Optional.empty()));
  }

  @Test
  void aGetWithoutAQueryGetsOne() {
    link()
        .ask(
            new Hook("/menu", Hook.Method.GET, Optional.empty()),
            "verb:hook",
            Json.object().with("a", 1));
    link().ask(new Hook("/menu", Hook.Method.GET, Optional.empty()), "verb:hook", Json.object());

    assertThat(app.urls()).containsExactly("http://app.test/menu?a=1", "http://app.test/menu");
  }

  @Test
  void anAnswerWithVerbsIsANewScript() {
    app.answering(_ -> Recorder.script("[{\"verb\":\"answer\"},{\"verb\":\"hangup\"}]"));

    assertThat(link().newCall(PAYLOAD))
        .isInstanceOfSatisfying(
            HookReply.NewScript.class, reply -> assertThat(reply.script().verbs()).hasSize(2));
    assertThat(counters.value(count("session:new", "ok"))).isOne();
    assertThat(alerts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, webhook-url-notfound",
    "401, webhook-auth-failure",
    "403, webhook-auth-failure",
    "500, webhook-failure",
    "302, webhook-failure",
  })
  void aFailureIsCountedAndAlertedOnce(int status, String word) {
    app.answering(_ -> Recorder.status(status));

    assertThat(link().ask(Hook.at("/after"), "verb:hook", PAYLOAD))
        .isInstanceOf(HookReply.Failed.class);
    assertThat(alerts)
        .containsExactly(
            word
                + " verb:hook webhook answered with status "
                + status
                + " OptionalInt["
                + status
                + "]");
    assertThat(counters.value(count("verb:hook", word))).isOne();
  }

  @Test
  void aHookThatLeadsNowhereIsAlertedWithoutARequest() {
    assertThat(link().ask(Hook.at("after"), "verb:hook", PAYLOAD))
        .isInstanceOf(HookReply.Failed.class);

    assertThat(app.asked).isEmpty();
    assertThat(alerts)
        .containsExactly(
            "webhook-connection-failure verb:hook URL scheme is not supported OptionalInt.empty");
  }

  @Test
  void aRedirectToAnotherOriginIsTheBaseOfWhatFollows() {
    var link = link();

    link.ask(Hook.at("http://once.test/x"), "verb:hook", PAYLOAD);
    link.ask(Hook.at("/a"), "verb:hook", PAYLOAD);
    link.redirect(Hook.at("/b"), PAYLOAD);
    link.redirect(Hook.at("http://other.test/menu"), PAYLOAD);
    link.ask(Hook.at("/c"), "verb:hook", PAYLOAD);

    assertThat(app.urls())
        .containsExactly(
            "http://once.test/x",
            "http://app.test/a",
            "http://app.test/b",
            "http://other.test/menu",
            "http://other.test/c");
    assertThat(app.asked.getLast().headers().first("Authorization")).isEmpty();
  }

  @Test
  void withoutAStatusHookNothingIsSent() {
    var link = link(Optional.empty());

    link.status(PAYLOAD);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(app.asked).isEmpty();
  }

  @Test
  void statusesAreDeliveredInOrderAndTheCallDoesNotWait() {
    var first = new Gate();
    var delivered = new CopyOnWriteArrayList<String>();
    app.answering(request -> {
      var body = request.body().orElseThrow().text();
      if (body.equals("{\"n\":1}")) {
        kit.await(first, kit.in(SOON));
      }
      delivered.add(body);
      return Recorder.status(200);
    });
    var link = link();

    for (int i = 1; i <= 5; i++) {
      link.status(Json.object().with("n", i));
    }
    link.tell(Hook.at("/after"), "verb:hook", Json.object().with("n", 6));
    link.ask(Hook.at("/ask"), "verb:hook", Json.object().with("n", 0));
    kit.open(first);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(delivered)
        .containsExactly(
            "{\"n\":0}",
            "{\"n\":1}",
            "{\"n\":2}",
            "{\"n\":3}",
            "{\"n\":4}",
            "{\"n\":5}",
            "{\"n\":6}");
  }

  @Test
  void aStatusThatFailsIsAlertedAndTheNextOneGoesOn() {
    app.answering(_ -> Recorder.status(app.asked.size() == 1 ? 500 : 200));
    var link = link();

    link.status(PAYLOAD);
    link.status(PAYLOAD);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(app.asked).hasSize(2);
    assertThat(alerts)
        .containsExactly(
            "webhook-failure call:status webhook answered with status 500 OptionalInt[500]");
    assertThat(counters.value(count("call:status", "ok"))).isOne();
  }

  @Test
  void aFaultInOneDeliveryDoesNotHoldUpTheNext() {
    app.answering(_ -> {
      if (app.asked.size() == 1) {
        throw new IllegalStateException("a bug");
      }
      return Recorder.status(200);
    });
    var link = link();

    link.status(PAYLOAD);
    link.status(PAYLOAD);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(app.asked).hasSize(2);
  }

  @Test
  void aStatusIsNotLostBecauseOtherCallsOfTheAccountCrowdTheWay() {
    var crowded = new HttpOutcome.Failed(FailureKind.OVERLOADED, "too many requests");
    app.answering(_ -> app.asked.size() < 4 ? crowded : Recorder.status(200));

    link().status(PAYLOAD);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(app.asked).hasSize(4);
    assertThat(alerts).isEmpty();
  }

  @Test
  void aStatusLetsWhatACallerWaitsForGoFirst() {
    var link = link();
    link.newCall(PAYLOAD);
    link.status(PAYLOAD);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(app.asked).hasSize(2);
    assertThat(app.patient).containsExactly("http://app.test/status");
  }

  @Test
  void statusesGoToTheNewStatusHookOnceThereIsOne() {
    var link = link();

    link.status(PAYLOAD);
    link.redirect(Hook.at("http://other.test/menu"), PAYLOAD);
    link.statusHook(Hook.at("/news"));
    link.status(PAYLOAD);

    assertThat(queue.drain(kit.in(SOON))).isTrue();
    assertThat(app.urls())
        .containsExactlyInAnyOrder(
            "http://app.test/status", "http://other.test/menu", "http://other.test/news");
  }

  @Test
  void aCallThatIsFarBehindIsToldNoMore() {
    var gate = new Gate();
    app.answering(_ -> {
      kit.await(gate, kit.in(SOON));
      return Recorder.status(200);
    });
    var link = link();

    for (int i = 0; i < Notices.MOST_WAITING + 1; i++) {
      link.status(PAYLOAD);
    }

    assertThat(queue.pending()).isEqualTo(Notices.MOST_WAITING);
    assertThat(alerts)
        .containsExactly(
            "webhook-connection-failure call:status too many notifications wait OptionalInt.empty");
    app.answering(_ -> Recorder.status(200));
    kit.open(gate);
    assertThat(queue.drain(kit.in(SOON))).isTrue();
  }

  @Test
  @Timeout(20)
  void drainingEndsWithTheLastDeliveryOrAtItsDeadline() {
    var gate = new Gate();
    app.answering(_ -> {
      kit.await(gate, kit.in(SOON));
      return Recorder.status(200);
    });
    link().status(PAYLOAD);

    assertThat(queue.drain(kit.in(Duration.ofMillis(20)))).isFalse();
    var _ =
        kit.fork(
            "opener",
            () -> {
              kit.pause(Duration.ofMillis(50));
              kit.open(gate);
            });
    assertThat(queue.drain(Kit.NEVER)).isTrue();
    assertThat(queue.pending()).isZero();
  }

  @Test
  void noSecretAndNoPasswordIsPrinted() {
    assertThat(application(Optional.empty()).toString()).doesNotContain("whsec", "pass");
  }

  private AppLink link() {
    return link(Optional.of(Hook.at("http://app.test/status")));
  }

  private AppLink link(Optional<Hook> statusHook) {
    return new Webhooks(kit, app, queue, HookSettings.DEFAULT, counters)
        .link(
            application(statusHook),
            (alert, type, message, status) ->
                alerts.add(alert.word() + " " + type + " " + message + " " + status));
  }

  private static Application application(Optional<Hook> statusHook) {
    return new Application(START, Optional.empty(), statusHook, "whsec", "acc");
  }

  private static String count(String type, String result) {
    return "jambo_hook_requests_total{type=\"" + type + "\",result=\"" + result + "\"}";
  }

  private static List<String> names(HttpRequest request) {
    return request.headers().list().stream().map(Field::name).toList();
  }

  private static String signature(HttpRequest request) {
    return request.headers().first("Jambonz-Signature").orElseThrow();
  }

  private static String expected(HttpRequest request, Optional<String> body) {
    var stamp = signature(request).substring(2, signature(request).indexOf(','));
    return new Signature("whsec").of(Instant.ofEpochSecond(Long.parseLong(stamp)), body);
  }
}
