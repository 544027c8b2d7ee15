package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is small and stands alone (rest-api.md 5.5, 5.7, 16.2, 16.9, 17, 18).
@ParameterizedClass
@EnumSource
class DiagnosticsContractTest extends LiveContract {
  private static final String CALL = "/RecentCalls/11111111-0000-4000-8000-000000000000";

  @Test
  void whatIsNotKeptOfACallSaysSo() {
    for (var parent : List.of(own(""), shared(""))) {
      var key = parent.contains("Accounts") ? mine() : above();
      assertThat(building.get(parent + "/RecentCalls/some@id", key).status).isEqualTo(400);
      assertThat(building.get(parent + "/RecentCalls/id/pcap", key).status).isEqualTo(404);
      assertThat(building.get(parent + "/RecentCalls/id/INVITE/pcap", key).status).isEqualTo(404);
      assertThat(building.get(parent + "/RecentCalls/id/bye/pcap", key).status).isEqualTo(400);
      assertThat(building.get(parent + "/RecentCalls/trace/0af7", key).status).isEqualTo(404);
      assertThat(building.get(parent + CALL + "/logs", key).status).isEqualTo(400);
      var recording = parent + CALL + "/record/2026/11/21/mp3";
      assertThat(building.get(recording, key).status).isEqualTo(404);
      assertThat(building.ask("DELETE", recording, key, "").status).isEqualTo(404);
      assertThat(building.get(parent + "/RecentCalls/x/record/2026/11/21/mp3", key).status)
          .isEqualTo(400);
    }
    assertThat(building.get(shared("/RecentCalls/trace/0af7"), mine()).status).isEqualTo(403);
    isWalled("GET", "/RecentCalls/trace/0af7", "");
  }

  @Test
  void devicesAreAllInactive() {
    assertThat(get(own("/RegisteredSipUsers")).status).isEqualTo(400);
    var realm = Row.empty(Nouns.ACCOUNTS).with("sip_realm", "acme.sip.test");
    building.store.change(
        edit -> edit.update(Nouns.ACCOUNTS, account, realm, io.jambo.model.Reach.EVERYTHING));
    assertThat(items(get(own("/RegisteredSipUsers")))).isEmpty();
    assertThat(items(post(own("/RegisteredSipUsers"), "[]"))).isEmpty();
    assertThat(items(post(own("/RegisteredSipUsers"), ""))).isEmpty();
    var two = items(post(own("/RegisteredSipUsers"), "[\"alice\",\"bob\"]"));
    assertThat(two).hasSize(2);
    assertThat(two.getFirst().print())
        .contains("\"registered_status\":\"inactive\"", "\"contact\":null", "\"expiryTime\":0");
    assertThat(post(own("/RegisteredSipUsers"), "[1]").status).isEqualTo(400);
    building.add(
        Row.fresh(Nouns.CLIENTS)
            .with("account_sid", account)
            .with("username", "alice")
            .with("allow_direct_queue_calling", false));
    assertThat(get(own("/RegisteredSipUsers/alice")).text)
        .contains("\"allow_direct_app_calling\":1", "\"allow_direct_queue_calling\":0");
    assertThat(get(own("/RegisteredSipUsers/nobody")).text)
        .contains("\"allow_direct_app_calling\":0");
    building.user("viewer", Optional.of(account), Optional.empty(), true);
    var viewer = building.login("viewer");
    assertThat(building.session("POST", own("/RegisteredSipUsers"), viewer, "[]").status)
        .isEqualTo(200);
    isWalled("GET", "/RegisteredSipUsers", "");
  }

  @Test
  void aBucketIsNotTestedButSeenToBeWhole() {
    var whole =
        "{\"vendor\":\"aws_s3\",\"name\":\"b\",\"region\":\"r\",\"access_key_id\":\"a\","
            + "\"secret_access_key\":\"s\"}";
    assertThat(post(own("/BucketCredentialTest"), whole).text)
        .isEqualTo("{\"status\":\"not tested\"}");
    assertThat(post(own("/BucketCredentialTest"), whole.replace("region", "regio")).text)
        .contains("\"failed\"", "region");
    assertThat(post(own("/BucketCredentialTest"), "{\"vendor\":\"disk\"}").status).isEqualTo(400);
    assertThat(post(own("/BucketCredentialTest"), "{}").status).isEqualTo(400);
    isWalled("POST", "/BucketCredentialTest", whole);
  }

  @Test
  void turnCredentialsAre404UntilThereIsAServer() {
    assertThat(post(own("/TurnCredentials"), "{}").status).isEqualTo(404);
    yard.turn = Optional.of(new TurnServer(List.of("turn:turn.test"), Secret.of(above())));
    var given = post(own("/TurnCredentials"), "{\"ttl\":60,\"user\":\"bob\"}").object();
    assertThat(given.text("username").orElseThrow()).endsWith(":bob");
    assertThat(given.text("password").orElseThrow()).hasSize(28);
    assertThat(given.number("ttl").orElseThrow().intValue()).isEqualTo(60);
    assertThat(post(own("/TurnCredentials"), "{\"ttl\":59}").status).isEqualTo(400);
    assertThat(post(own("/TurnCredentials"), "").object().number("ttl").orElseThrow().intValue())
        .isEqualTo(3_600);
    isWalled("POST", "/TurnCredentials", "{}");
  }

  @Test
  void theNodeShowsItselfAndCanBeDrained() {
    assertThat(items(building.get("/v1/Nodes", "admin"))).hasSize(1);
    assertThat(building.get("/v1/Nodes/node-1", "admin").text).contains("\"state\":\"ready\"");
    assertThat(building.get("/v1/Nodes/node-2", "admin").status).isEqualTo(404);
    assertThat(building.ask("PUT", "/v1/Nodes/node-1", "admin", "{\"state\":\"draining\"}").status)
        .isEqualTo(204);
    assertThat(yard.draining).isTrue();
    assertThat(building.ask("PUT", "/v1/Nodes/node-1", "admin", "{\"state\":\"lost\"}").status)
        .isEqualTo(400);
    assertThat(building.ask("PUT", "/v1/Nodes/x", "admin", "{\"state\":\"ready\"}").status)
        .isEqualTo(404);
    assertThat(building.get("/v1/Nodes", above()).status).isEqualTo(403);
  }

  @Test
  void addressesAreBannedAndForgivenByThePlatformAlone() {
    var ban = "{\"address\":\"%s\",\"seconds\":60}";
    assertThat(building.ask("POST", "/v1/Bans", "admin", ban.formatted("203.0.113.9")).status)
        .isEqualTo(201);
    assertThat(building.ask("POST", "/v1/Bans", "admin", ban.formatted("203.0.113.0/30")).status)
        .isEqualTo(201);
    assertThat(building.ask("POST", "/v1/Bans", "admin", ban.formatted("nowhere")).status)
        .isEqualTo(400);
    assertThat(building.ask("POST", "/v1/Bans", "admin", "{\"address\":\"1.1.1.1\"}").status)
        .isEqualTo(400);
    assertThat(items(building.get("/v1/Bans", "admin"))).hasSize(2);
    assertThat(building.ask("DELETE", "/v1/Bans/203.0.113.0%2F30", "admin", "").status)
        .isEqualTo(204);
    assertThat(building.ask("DELETE", "/v1/Bans/203.0.113.8", "admin", "").status).isEqualTo(404);
    assertThat(building.ask("DELETE", "/v1/Bans", "admin", "").status).isEqualTo(204);
    assertThat(items(building.get("/v1/Bans", "admin"))).isEmpty();
    assertThat(building.get("/v1/Bans", above()).status).isEqualTo(403);
    assertThat(building.ask("POST", "/v1/Bans", mine(), ban.formatted("203.0.113.9")).status)
        .isEqualTo(403);
  }

  @Test
  void aGatewayIsNotBanned() {
    var carrier =
        building.add(
            Row.fresh(Nouns.VOIP_CARRIERS)
                .with("name", "trunk")
                .with("created_at", java.time.Instant.EPOCH)
                .with("service_provider_sid", provider));
    building.add(
        Row.fresh(Nouns.SIP_GATEWAYS)
            .with("ipv4", "198.51.100.8")
            .with("voip_carrier_sid", carrier));
    building.add(
        Row.fresh(Nouns.SIP_GATEWAYS)
            .with("ipv4", "192.0.2.64")
            .with("netmask", 26L)
            .with("voip_carrier_sid", carrier));
    for (var address : List.of("198.51.100.0/24", "198.51.100.8", "192.0.2.127", "192.0.2.96/28")) {
      var ban = "{\"address\":\"" + address + "\",\"seconds\":60}";
      assertThat(building.ask("POST", "/v1/Bans", "admin", ban).status).as(address).isEqualTo(422);
    }
    var beside = "{\"address\":\"192.0.2.128\",\"seconds\":60}";
    assertThat(building.ask("POST", "/v1/Bans", "admin", beside).status).isEqualTo(201);
  }

  @Test
  void whoChangedWhatIsToldToWhomItConcerns() {
    assertThat(post(own("/Queues"), "{\"name\":\"mine\"}").status).isEqualTo(201);
    var log = get("/v1/AuditLog?page=1&count=10").object();
    assertThat(log.text("page")).contains("1");
    assertThat(log.text("page_size")).contains("10");
    var entry = (Json.Obj) log.items("data").getFirst();
    assertThat(entry.text("entity")).contains("room_definitions");
    assertThat(entry.text("action")).contains("create");
    assertThat(entry.items("changes")).isNotEmpty();
    assertThat(get("/v1/AuditLog?page=1&count=10&action=delete").object().items("data")).isEmpty();
    assertThat(get("/v1/AuditLog?page=1&count=10&entity=room_definitions").object().items("data"))
        .hasSize(1);
    assertThat(building.get("/v1/AuditLog?page=1&count=9", "bolt").object().items("data"))
        .isEmpty();
    assertThat(building.get("/v1/AuditLog?page=1&count=9", above()).object().items("data"))
        .hasSize(1);
    assertThat(building.get("/v1/AuditLog?page=1&count=9", "admin").object().items("data"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?page=1",
        "?count=1",
        "?page=0&count=1",
        "?page=1&count=501",
        "?page=1&count=x",
        "?page=1&count=1&start=yesterday",
        "?page=1&count=1&actor_sid=me"
      })
  void anAuditLogAskedForInAWrongWayIs400(String query) {
    assertThat(get("/v1/AuditLog" + query).status).isEqualTo(400);
  }

  @Test
  void aHookIsTriedOnceSignedAndMarked() {
    yard.outcome = Yard.answered(200, "[{\"verb\":\"say\",\"text\":\"hi\"},{\"hangup\":{}}]");
    var heard = post(own("/WebhookTest"), "{\"url\":\"https://app.test/hook\"}");
    assertThat(heard.text).contains("\"status\":200", "\"verbs\":[\"say\",\"hangup\"]");
    assertThat(heard.text).contains("\"problems\":[]");
    var sent = yard.requests.getFirst();
    assertThat(sent.headers().first("X-Jambo-Test")).contains("1");
    assertThat(sent.headers().first("Jambonz-Signature").orElseThrow()).startsWith("t=");
    assertThat(sent.body().orElseThrow().text()).contains("\"call_status\":\"trying\"");
    isWalled("POST", "/WebhookTest", "{\"url\":\"https://app.test/hook\"}");
  }

  @Test
  void ofAWrongAnswerOnlyWhatIsWrongIsTold() {
    yard.outcome = Yard.answered(200, "[{\"verb\":\"fly\",\"secret\":\"inner\"}]");
    var wrong = post(own("/WebhookTest"), "{\"url\":\"https://app.test/hook\"}");
    assertThat(wrong.object().items("problems")).hasSize(1);
    assertThat(wrong.text).doesNotContain("inner");
    yard.outcome = Yard.answered(404, "secret of the house");
    assertThat(post(own("/WebhookTest"), "{\"url\":\"https://app.test/\"}").text)
        .contains("\"status\":404")
        .doesNotContain("secret");
    yard.outcome = new HttpOutcome.Failed(FailureKind.FORBIDDEN_TARGET, "not allowed");
    assertThat(post(own("/WebhookTest"), "{\"url\":\"http://127.0.0.1/\"}").text)
        .contains("\"status\":null", "\"error\":\"not allowed\"");
    assertThat(post(own("/WebhookTest"), "{\"url\":\"/relative\"}").status).isEqualTo(400);
    assertThat(post(own("/WebhookTest"), "{}").status).isEqualTo(400);
  }

  @Test
  void theEleventhTrialOfAMinuteIs429() {
    for (int i = 0; i < 10; i++) {
      assertThat(post(own("/WebhookTest"), "{\"url\":\"https://app.test/\"}").status)
          .isEqualTo(200);
    }
    var refused = post(own("/WebhookTest"), "{\"url\":\"https://app.test/\"}");
    assertThat(refused.status).isEqualTo(429);
    assertThat(refused.headers).containsKey("Retry-After");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/register",
        "PUT /v1/ActivationCode/1",
        "GET /v1/Prices",
        "GET /v1/Invoices",
        "POST /stripe/webhook",
        "GET /api/v1/Subscriptions",
        "DELETE /v1/StripeCustomerId"
      })
  void whatOnlyTheVendorsCloudHasIs404WithOrWithoutCredentials(String what) {
    var words = what.split(" ", 2);
    assertThat(building.ask(words[0], words[1], mine(), "").status).isEqualTo(404);
    assertThat(building.say(building.request(words[0], words[1], "")).status).isEqualTo(404);
  }

  @Test
  void anAccountThatIsNotThereHasNothing() {
    var nowhere = new Sid("99999999-0000-4000-8000-000000000000");
    assertThat(building.get("/v1/Accounts/" + nowhere + "/Calls", "admin").status).isEqualTo(404);
  }
}
