package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.Payload;
import io.jambo.testkit.App;
import io.jambo.testkit.Reply;
import io.jambo.verbs.Hook;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the application is told of a new call, and what becomes of a call whose application fails
/// (app-protocol.md 2.6, 3.1).
class CallHookFlowTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("refused", Reply.refuse(), "webhook-connection-failure"),
        Arguments.of("reset", Reply.reset(), "webhook-connection-failure"),
        Arguments.of("unreachable", Reply.unreachable(), "webhook-connection-failure"),
        Arguments.of("no answer", Reply.never(), "webhook-connection-failure"),
        Arguments.of(
            "too late", Reply.json("[]").after(ofSeconds(11)), "webhook-connection-failure"),
        Arguments.of(
            "cut off",
            Reply.json("[{\"verb\":\"answer\"}]").cutAfter(5),
            "webhook-connection-failure"),
        Arguments.of("500", Reply.status(500), "webhook-failure"),
        Arguments.of("302", Reply.status(302).with("Location", "/other"), "webhook-failure"),
        Arguments.of("404", Reply.status(404), "webhook-url-notfound"),
        Arguments.of("401", Reply.status(401), "webhook-auth-failure"),
        Arguments.of("empty list", Reply.json("[]"), "invalid-app-payload"),
        Arguments.of("empty body", Reply.json(""), "invalid-app-payload"),
        Arguments.of("no content", Reply.status(204), "invalid-app-payload"),
        Arguments.of("an object", Reply.json("{\"verb\": \"answer\"}"), "invalid-app-payload"),
        Arguments.of("no JSON", Reply.json("[{\"verb\": \"answer\""), "invalid-app-payload"),
        Arguments.of("no verb", Reply.json("[{\"verb\": \"dance\"}]"), "invalid-app-payload"),
        Arguments.of("bad verb", Reply.json("[{\"verb\": \"pause\"}]"), "invalid-app-payload"),
        Arguments.of("a string", Reply.json("[\"answer\"]"), "invalid-app-payload"),
        Arguments.of("too deep", Reply.json("[".repeat(500)), "invalid-app-payload"),
        Arguments.of(
            "another content type",
            Reply.answer(200, "text/plain", Payload.of("[{\"verb\": \"answer\"}]")),
            "invalid-app-payload"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aCallWhoseApplicationFailsIsRefusedWithTheReason(String name, Reply reply, String alert) {
    story(town -> {
      town.app().on(App.CALL, reply);
      var alice = town.calling("alice");
      var refusal = alice.refused();

      assertThat(refusal.status()).as(name).isEqualTo(480);
      assertThat(refusal.headers().first("X-Reason")).get().asString().isNotBlank();
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("failed");
      assertThat(town.app().hook(App.STATUS)).containsEntry("sip_status", 480L);
      assertThat(town.ledger().alerts()).hasSize(1).first().asString().startsWith(alert);
    });
  }

  @Test
  void anEmptyListSaysSo() {
    story(town -> {
      town.app().onCall("[]");
      assertThat(town.calling("alice").refused().headers().first("X-Reason"))
          .contains("no application provided");
    });
  }

  @Test
  void anUnknownHostIsAFailureToo() {
    story(town -> {
      town.callHook(Hook.at("http://nowhere.example.test/call"));
      assertThat(town.calling("alice").refused().status()).isEqualTo(480);
    });
  }

  @Test
  void anApplicationMayThinkForNineSeconds() {
    story(town -> {
      town.app().on(App.CALL, Reply.json("[{\"verb\": \"answer\"}]").after(ofSeconds(9)));
      var alice = town.calling("alice").answered();
      alice.seesBye();
      assertThat(alice.messages().stream().filter(message -> message.is("INVITE"))).hasSize(1);
    });
  }

  @Test
  @SuppressWarnings("unchecked")
  void theApplicationIsToldOfTheCall() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"answer\"}]");
      var alice = town.alice().header("X-Customer", "42");
      alice.calls(town.uri());
      alice.answered();
      alice.seesBye();
      var told = town.app().hook(App.CALL);

      assertThat(told)
          .containsEntry("direction", "inbound")
          .containsEntry("from", "alice")
          .containsEntry("to", "4912345")
          .containsEntry("call_status", "trying")
          .containsEntry("sip_status", 100L)
          .containsEntry("caller_name", "")
          .containsEntry("originating_sip_ip", alice.host().getHostAddress())
          .containsEntry("local_sip_address", "10.0.0.1:5060")
          .containsEntry("has_recording", false)
          .containsKeys("call_sid", "account_sid", "application_sid", "call_id", "trace_id")
          .containsKeys("service_provider_sid", "defaults", "sip");
      var sip = (Map<String, Object>) Objects.requireNonNull(told.get("sip"));
      assertThat((Map<String, Object>) Objects.requireNonNull(sip.get("headers")))
          .containsEntry("X-Customer", "42")
          .containsKeys("user-agent", "call-id", "contact");
      assertThat(sip).containsEntry("method", "INVITE").containsKeys("raw", "body", "uri");
      assertThat(alice.sees(200).headers().first("X-Call-Sid"))
          .contains(String.valueOf(told.get("call_sid")));
      assertThat(town.app().asked(App.CALL).getFirst().headers().first("User-Agent"))
          .contains("jambonz");
    });
  }

  @Test
  void aHookThatIsGotHasItsPayloadInTheQueryAndSignsNull() {
    story(town -> {
      var url = town.app().url(App.CALL) + "?mine=1";
      town.callHook(new Hook(url, Hook.Method.GET, Optional.empty()));
      town.app().onCall("[{\"verb\": \"answer\"}]");
      town.calling("alice").answered().seesBye();
      var asked = town.app().asked(App.CALL).getFirst();

      assertThat(asked.method()).isEqualTo("GET");
      assertThat(asked.body()).isEmpty();
      assertThat(asked.query())
          .startsWith("mine=1&")
          .contains("from=alice", "direction=inbound")
          .doesNotContain("customer", "defaults");
      assertThat(asked.signed()).isTrue();
    });
  }

  @Test
  void withoutAStatusHookNothingIsTold() {
    story(town -> {
      town.withoutStatusHook();
      town.app().onCall("[{\"verb\": \"answer\"}]");
      town.calling("alice").answered().seesBye();
      town.passes(ofSeconds(1));

      assertThat(town.app().statuses()).isEmpty();
    });
  }

  @Test
  void aSlowStatusHookDelaysNothingAndKeepsTheOrder() {
    story(town -> {
      town.app()
          .on(
              App.STATUS,
              Reply.status(200).after(ofSeconds(8)),
              Reply.status(500).after(ofSeconds(4)),
              Reply.status(200));
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 1}]");
      long start = town.world().nanos();
      town.calling("alice").answered().seesBye();

      assertThat(town.world().nanos() - start).isLessThan(ofMillis(1_200).toNanos());
      town.passes(ofSeconds(30));
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
      assertThat(town.ledger().alerts()).hasSize(1);
    });
  }

  @Test
  void statusesThatNobodyTakesAreAlertsAndNothingElse() {
    story(town -> {
      town.app().on(App.STATUS, Reply.refuse());
      town.app().onCall("[{\"verb\": \"answer\"}]");
      town.calling("alice").answered().seesBye();
      town.passes(ofSeconds(1));

      assertThat(town.app().statuses()).isEmpty();
      assertThat(town.ledger().alerts()).hasSize(3);
    });
  }
}
