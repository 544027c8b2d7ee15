package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text messages (rest-api.md 11.1, 11.2).
@ParameterizedClass
@EnumSource
class MessagesContractTest extends LiveContract {
  private static final String HELLO =
      "{\"from\":\"15550100\",\"to\":\"15550199\",\"text\":\"say \\\"hi\\\"\"%s}";

  private Row provider(String name) {
    return Row.fresh(Nouns.SMS_PROVIDERS)
        .with("name", name)
        .with("url", "http://sms.test/send")
        .with("inbound_secret", Secret.of("s"))
        .with("created_at", Instant.EPOCH);
  }

  @Test
  void withoutAProviderOrOneOfThatNameItIs404() {
    assertThat(post(own("/Messages"), HELLO.formatted("")).status).isEqualTo(404);
    building.add(provider("one").with("account_sid", account));
    var other = HELLO.formatted(",\"carrier\":\"other\"");
    assertThat(post(own("/Messages"), other).status).isEqualTo(404);
    isWalled("POST", "/Messages", HELLO.formatted(""));
    assertThat(yard.requests).isEmpty();
  }

  @Test
  void theOnlyProviderSendsAndItsAnswerIsTold() {
    building.add(provider("one").with("account_sid", account).with("bearer_token", Secret.of("t")));
    yard.outcome = Yard.answered(202, "{\"id\":7}");
    var heard = post(own("/Messages"), HELLO.formatted(",\"media\":\"http://a.test/a.png\""));
    assertThat(heard.status).as(heard.text).isEqualTo(201);
    assertThat(heard.text)
        .contains("\"carrierResponse\":{\"id\":7},\"providerResponse\":{\"id\":7}");
    var sent = yard.requests.getFirst();
    assertThat(sent.headers().first("Authorization")).contains("Bearer t");
    assertThat(sent.body().orElseThrow().text())
        .contains("\"text\":\"say \\\"hi\\\"\"", "\"media\":[\"http://a.test/a.png\"]")
        .contains(heard.object().text("sid").orElseThrow());
    building.key(
        "early " + mine(),
        Row.fresh(Nouns.API_KEYS).with("account_sid", account).with("profile", "early"));
    var early = building.ask("POST", own("/Messages"), "early " + mine(), HELLO.formatted(""));
    assertThat(early.object().members().keySet()).containsExactly("sid", "providerResponse");
  }

  @Test
  void severalProvidersHaveToBeNamedAndTheAccountsOwnGoFirst() {
    building.add(provider("shared").with("service_provider_sid", provider));
    assertThat(post(own("/Messages"), HELLO.formatted("")).status).isEqualTo(201);
    building.add(provider("one").with("account_sid", account));
    building.add(provider("two").with("account_sid", account));
    assertThat(post(own("/Messages"), HELLO.formatted("")).status).isEqualTo(422);
    var named = HELLO.formatted(",\"provider\":\"two\"");
    assertThat(post(own("/Messages"), named).status).isEqualTo(201);
    building.add(provider("foreign").with("account_sid", building.cork));
    var foreign = HELLO.formatted(",\"provider\":\"foreign\"");
    assertThat(post(own("/Messages"), foreign).status).isEqualTo(404);
  }

  @Test
  void aRefusalAndNoAnswerAre480() {
    building.add(provider("one").with("account_sid", account));
    yard.outcome = Yard.answered(500, "sorry");
    var refused = post(own("/Messages"), HELLO.formatted(""));
    assertThat(refused.status).isEqualTo(480);
    assertThat(refused.text).contains("\"providerResponse\":{\"text\":\"sorry\"}");
    yard.outcome = new HttpOutcome.Failed(FailureKind.REFUSED, "connection refused");
    assertThat(post(own("/Messages"), HELLO.formatted("")).text)
        .contains("\"providerResponse\":null");
  }

  @Test
  void aTemplateIsFilledOnceAndInsideItsStringsOnly() {
    var template = "{\"a\":\"{{text}} to {{to}}\",\"n\":1,\"b\":[\"{{nothing}}\"]}";
    var message =
        new OutgoingMessage(
            new Sid("11111111-0000-4000-8000-000000000000"),
            "1",
            "2",
            java.util.Optional.of("x\"{{to}}"),
            java.util.List.of());
    var row = provider("one").with("body_template", template).with("username", "u");
    var request = message.request(row, "a");
    assertThat(request.body().orElseThrow().text())
        .isEqualTo("{\"a\":\"x\\\"{{to}} to 2\",\"n\":1,\"b\":[\"{{nothing}}\"]}");
    assertThat(request.headers().first("Authorization")).contains("Basic dTo=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"from\":\"1\",\"to\":\"2\"}",
        "{\"from\":\"1\",\"to\":\"2\",\"text\":\"\"}",
        "{\"from\":\"1\",\"to\":\"2\",\"media\":7}",
        "{\"from\":\"1\",\"to\":\"2\",\"media\":[7]}",
        "{\"from\":\"1\",\"to\":\"2\",\"media\":"
            + "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}",
        "{\"from\":1,\"to\":\"2\",\"text\":\"x\"}",
      })
  void aMessageThatIsNotWholeIs400(String json) {
    building.add(provider("one").with("account_sid", account));
    assertThat(post(own("/Messages"), json).status).isEqualTo(400);
    assertThat(yard.requests).isEmpty();
  }

  @Test
  void aTextOf1600CharactersIsTheLongest() {
    building.add(provider("one").with("account_sid", account));
    var most = "{\"from\":\"1\",\"to\":\"2\",\"text\":\"" + "é".repeat(1_600) + "\"}";
    assertThat(post(own("/Messages"), most).status).isEqualTo(201);
    assertThat(post(own("/Messages"), most.replaceFirst("é", "éé")).status).isEqualTo(400);
  }

  @Test
  void theDoorForMessagesFromOutsideIsShutToEverybody() {
    for (var path : new String[] {"/v1/messaging/x", "/v1/messaging/x/y", "/v1/login/mfa"}) {
      assertThat(building.say(building.request("POST", path, "{}")).status).isEqualTo(404);
    }
  }
}
