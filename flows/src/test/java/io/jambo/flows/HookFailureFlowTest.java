package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Field;
import io.jambo.outbound.Fields;
import io.jambo.outbound.Payload;
import io.jambo.testkit.App;
import io.jambo.testkit.Network;
import io.jambo.testkit.Reply;
import io.jambo.verbs.Hook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a hook can fail, and what becomes of the call in each place where a hook is
/// asked (app-protocol.md 2.4-2.6; verbs.md 1.5): refused with 480 at the call hook, an alert and
/// the next verb at an action hook, the end of the session at a redirect, an alert and nothing else
/// at the status hook.
class HookFailureFlowTest {
  private static final String CONNECTION = "webhook-connection-failure";
  private static final String VERBS = "[{\"verb\": \"hangup\"}]";

  /// What the application does, and what the alert is called.
  ///
  /// @param later the alert when it is not the answer to the first hook; empty: none, the list goes
  ///   on because there are no verbs in the answer
  /// @param known after so long at least the failure is known
  record Failure(String name, Reply reply, String first, Optional<String> later, Duration known) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Failure> failures() {
    return Stream.of(
        failure("refused", Reply.refuse(), CONNECTION, Duration.ZERO),
        failure("reset", Reply.reset(), CONNECTION, Duration.ZERO),
        failure("slow handshake", Reply.unreachable(), CONNECTION, ofSeconds(3)),
        failure("no answer", Reply.never(), CONNECTION, ofSeconds(10)),
        failure(
            "slow body", Reply.json(VERBS).dribbling(10, ofSeconds(2)), CONNECTION, ofSeconds(9)),
        failure("body cut off", Reply.json(VERBS).cutAfter(5), CONNECTION, Duration.ZERO),
        failure("3xx", answering(302).with("Location", "/other"), "webhook-failure", Duration.ZERO),
        failure("400", answering(400), "webhook-failure", Duration.ZERO),
        failure("401", answering(401), "webhook-auth-failure", Duration.ZERO),
        failure("404", answering(404), "webhook-url-notfound", Duration.ZERO),
        failure("500", answering(500), "webhook-failure", Duration.ZERO),
        failure("503", answering(503), "webhook-failure", Duration.ZERO),
        failure("201", answering(201), "webhook-failure", Duration.ZERO),
        failure("invalid JSON", Reply.json("[{\"verb\": "), "invalid-app-payload", Duration.ZERO),
        failure(
            "invalid verb", Reply.json("[{\"verb\": 1}]"), "invalid-app-payload", Duration.ZERO),
        nothing("empty body", Reply.json("")),
        nothing("wrong content type", Reply.answer(200, "text/html", Payload.of(VERBS))),
        failure("body too large", large(), CONNECTION, Duration.ZERO),
        failure("body that unpacks to too much", bomb(), CONNECTION, Duration.ZERO),
        failure("body that is no gzip", packed(new byte[] {1, 2, 3}), CONNECTION, Duration.ZERO),
        failure("no HTTP", failing(FailureKind.OTHER), CONNECTION, Duration.ZERO),
        failure("headers too large", failing(FailureKind.TOO_LARGE), CONNECTION, Duration.ZERO),
        failure("bad certificate", failing(FailureKind.TLS), CONNECTION, Duration.ZERO));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void atTheCallHookTheCallerIsRefused(Failure failure) {
    story(town -> {
      town.app().on(App.CALL, failure.reply());
      long start = town.world().nanos();
      var refusal = town.calling("alice").refused();

      assertThat(refusal.status()).isEqualTo(480);
      assertThat(refusal.headers().first("X-Reason")).get().asString().isNotBlank();
      assertThat(town.world().nanos() - start)
          .isBetween(failure.known().toNanos(), failure.known().plusMillis(1_100).toNanos());
      town.passes(ofSeconds(1));
      assertThat(town.app().asked(App.CALL).size()).isLessThanOrEqualTo(1);
      assertThat(town.app().statuses()).containsExactly("failed");
      assertThat(alerts(town)).containsExactly(failure.first());
    });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void atAnActionHookTheNextVerbRuns(Failure failure) {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "gather", "timeout": 1, "actionHook": "/after"},
               {"verb": "pause", "length": 1}, {"verb": "redirect", "actionHook": "/next"}]
              """)
          .on("/after", failure.reply())
          .on("/next", VERBS);
      town.calling("alice").answered().seesBye();

      assertThat(alerts(town)).isEqualTo(failure.later().stream().toList());
      assertThat(town.app().asked("/next")).hasSize(1);
    });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void atARedirectTheSessionEnds(Failure failure) {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "answer"}, {"verb": "redirect", "actionHook": "/next"},
               {"verb": "gather", "timeout": 1, "actionHook": "/after"}]
              """)
          .on("/next", failure.reply());
      town.calling("alice").answered().seesBye();

      assertThat(alerts(town)).isEqualTo(failure.later().stream().toList());
      assertThat(town.app().asked("/after")).hasSize(failure.later().isPresent() ? 0 : 1);
    });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void atTheStatusHookNobodyNotices(Failure failure) {
    story(town -> {
      town.app().on(App.STATUS, failure.reply());
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 1}]");
      long start = town.world().nanos();
      town.calling("alice").answered().seesBye();

      assertThat(town.world().nanos() - start).isLessThan(ofMillis(1_200).toNanos());
      town.passes(ofSeconds(60));
      assertThat(town.hookQueue().pending()).isZero();
    });
  }

  @Test
  void aRedirectToAPrivateAddressIsNotFollowed() {
    story(town -> {
      var inside = town.world().app("http://10.1.2.3");
      town.app().on(App.CALL, answering(302).with("Location", "http://10.1.2.3/call"));

      assertThat(town.calling("alice").refused().status()).isEqualTo(480);
      assertThat(inside.asked()).isEmpty();
      assertThat(alerts(town)).containsExactly("webhook-failure");
    });
  }

  @Test
  void aFileThatRedirectsToAPrivateAddressIsNotFetched() {
    story(town -> {
      var inside = town.world().app("http://10.1.2.3");
      town.inProduction("app.example.test", List.of(addresses("20.1.2.3")));
      town.app()
          .on("/file.wav", answering(302).with("Location", "http://10.1.2.3/secret.wav"))
          .onCall(
              """
              [{"verb": "play", "url": "http://app.example.test/file.wav", "actionHook": "/after"}]
              """);
      town.calling("alice").answered().seesBye();

      assertThat(inside.asked()).isEmpty();
      assertThat(town.app().hook("/after")).containsEntry("reason", "playFailed");
    });
  }

  @Test
  void aNameThatTurnsToAPrivateAddressIsAskedNoMore() {
    story(town -> {
      town.inProduction("app.example.test", List.of(addresses("20.1.2.3"), addresses("127.0.0.1")));
      town.withoutStatusHook();
      town.app().onCall("[{\"verb\": \"gather\", \"timeout\": 1, \"actionHook\": \"/after\"}]");
      town.calling("alice").answered().seesBye();

      assertThat(town.app().asked()).hasSize(1);
      assertThat(alerts(town)).containsExactly(CONNECTION);
    });
  }

  @Test
  void aNameWithOnePrivateAddressAmongOthersIsNotAskedAtAll() {
    story(town -> {
      town.inProduction("app.example.test", List.of(addresses("20.1.2.3", "169.254.169.254")));

      var refusal = town.calling("alice").refused();
      assertThat(refusal.status()).isEqualTo(480);
      assertThat(refusal.headers().first("X-Reason")).contains("address is not allowed");
      assertThat(town.app().asked()).isEmpty();
    });
  }

  @Test
  void aPrivateAddressIsNoCallHookInProduction() {
    story(town -> {
      var inside = town.world().app("http://10.1.2.3");
      town.inProduction("app.example.test", List.of(addresses("20.1.2.3")));
      town.callHook(Hook.at("http://10.1.2.3/call#rc=5&rp=all"));

      assertThat(town.calling("alice").refused().status()).isEqualTo(480);
      assertThat(inside.asked()).isEmpty();
    });
  }

  /// Without the message, which says more.
  private static List<String> alerts(Town town) {
    return town.ledger().alerts().stream()
        .map(alert -> alert.substring(0, alert.indexOf(':')))
        .toList();
  }

  private static List<InetAddress> addresses(String... texts) {
    return Stream.of(texts).map(Network::address).toList();
  }

  private static Failure failure(String name, Reply reply, String alert, Duration known) {
    return new Failure(name, reply, alert, Optional.of(alert), known);
  }

  private static Failure nothing(String name, Reply reply) {
    return new Failure(name, reply, "invalid-app-payload", Optional.empty(), Duration.ZERO);
  }

  private static Reply failing(FailureKind kind) {
    return new Reply(Duration.ZERO, new Reply.Ending.Failure(kind));
  }

  /// Verbs in the body of a failure do not count.
  private static Reply answering(int status) {
    return Reply.answer(status, "application/json", Payload.of(VERBS));
  }

  private static Reply large() {
    return Reply.json(" ".repeat(256 * 1024) + VERBS);
  }

  private static Reply bomb() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[1 + (1 << 20)]);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed(bytes.toByteArray());
  }

  private static Reply packed(byte[] bytes) {
    var headers =
        new Fields(
            List.of(
                new Field("Content-Type", "application/json"),
                new Field("Content-Encoding", "gzip")));
    var body = Payload.of(bytes);
    return new Reply(
        Duration.ZERO, new Reply.Ending.Answer(200, headers, body, 1, Duration.ZERO, body.size()));
  }
}
