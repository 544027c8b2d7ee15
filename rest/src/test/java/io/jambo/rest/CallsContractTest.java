package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.TerminationReason;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Live calls (rest-api.md 8, 16.5).
@ParameterizedClass
@EnumSource
class CallsContractTest extends LiveContract {
  private static final Sid APPLICATION = new Sid("00000000-0000-4000-8000-000000000002");
  private static final String DIAL =
      "{\"from\":\"15550100\",\"to\":{\"type\":\"phone\",\"number\":\"15550199\"}%s}";

  private Sid call(String from) {
    return yard.call(account, APPLICATION, from);
  }

  private void ends(Sid call) {
    yard.board.ended(
        new EndOfCall(
            call,
            account,
            APPLICATION,
            "",
            "",
            "",
            "",
            "",
            Instant.EPOCH,
            Optional.of(Instant.EPOCH),
            Instant.EPOCH,
            Duration.ofSeconds(31),
            CallStatus.COMPLETED,
            200,
            TerminationReason.CALLER_HUNGUP,
            Optional.empty()));
  }

  @Test
  void nobodyCallsAndTheListIsEmpty() {
    assertThat(items(get(own("/Calls/")))).isEmpty();
    assertThat(get(own("/Calls?page=1")).object().number("total")).isPresent();
    assertThat(get(own("/CallCount")).text).isEqualTo("{\"inbound\":0,\"outbound\":0}");
    isWalled("GET", "/Calls", "");
    isWalled("GET", "/CallCount", "");
  }

  @Test
  void aLiveCallIsShownCountedAndFound() {
    var sid = call("+15550100");
    yard.board.status(sid, CallStatus.IN_PROGRESS);
    var shown = get(own("/Calls/" + sid)).object();
    assertThat(shown.text("call_status")).contains("in-progress");
    assertThat(shown.number("sip_status").orElseThrow().intValue()).isEqualTo(200);
    assertThat(shown.text("from")).contains("+15550100");
    assertThat(shown.text("originating_sip_trunk_name")).contains("north-trunk");
    assertThat(shown.text("service_url").orElseThrow()).isNotEmpty();
    assertThat(items(get(own("/Calls")))).hasSize(1);
    assertThat(get(own("/Calls/count")).text).isEqualTo("{\"inbound\":1,\"outbound\":0}");
    assertThat(building.get(own("/Calls/" + sid), above()).status).isEqualTo(200);
    var elsewhere = "/v1/Accounts/" + building.bolt + "/Calls/" + sid;
    assertThat(building.get(elsewhere, "bolt").status).isEqualTo(404);
  }

  @Test
  void aCallThatHasEndedIsShownForAnHourAndCountsNoMore() {
    var sid = call("15550100");
    yard.board.status(sid, CallStatus.IN_PROGRESS);
    ends(sid);
    var shown = get(own("/Calls/" + sid)).object();
    assertThat(shown.text("call_status")).contains("completed");
    assertThat(shown.number("duration").orElseThrow().intValue()).isEqualTo(31);
    assertThat(get(own("/CallCount")).text).contains("\"inbound\":0");
    assertThat(items(get(own("/Calls?active=true")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "direction=inbound",
        "direction=INBOUND",
        "from=15550100",
        "from=%2B15550100",
        "from=+15550100",
        "to=15550199",
        "callStatus=trying",
        "active=true",
        "applicationSid=00000000-0000-4000-8000-000000000002",
      })
  void aListIsNarrowedByWhatFits(String query) {
    var _ = call("15550100");
    assertThat(items(get(own("/Calls?" + query)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "direction=outbound",
        "from=15550101",
        "to=1",
        "callStatus=completed",
        "applicationSid=00000000-0000-4000-8000-000000000003",
      })
  void aListIsNarrowedByWhatDoesNotFit(String query) {
    var _ = call("15550100");
    assertThat(items(get(own("/Calls?" + query)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"callStatus=gone", "direction=up", "page_size=501&page=1", "applicationSid=x"})
  void aListAskedForInAWrongWayIs400(String query) {
    assertThat(get(own("/Calls?" + query)).status).isEqualTo(400);
  }

  @Test
  void whatHappensInALiveCallCanBeReadAndTheReadingIsNoted() {
    var sid = call("15550100");
    var journal = get(own("/Calls/" + sid + "/journal")).object();
    assertThat(journal.flag("live")).contains(true);
    assertThat(journal.items("entries")).hasSize(1);
    var query = Query.all().where("action", "read").where("entity_sid", sid.value());
    assertThat(building.all(Nouns.AUDIT_LOG, query)).hasSize(1);
    assertThat(building.get(own("/Calls/" + sid + "/journal"), "admin").status).isEqualTo(200);
    assertThat(building.all(Nouns.AUDIT_LOG, query))
        .as("whoever reads it, it stands in the log of the account's provider")
        .hasSize(2)
        .allMatch(entry -> entry.id("service_provider_sid").equals(Optional.of(provider)));
    ends(sid);
    assertThat(get(own("/Calls/" + sid + "/journal")).status).isEqualTo(404);
  }

  @Test
  void aKeyOfOneApplicationSeesItsCallsAlone() {
    var application =
        building.add(
            Row.fresh(Nouns.APPLICATIONS)
                .with("name", "menu")
                .with("account_sid", account)
                .with("created_at", Instant.EPOCH));
    building.key(
        "limited",
        Row.fresh(Nouns.API_KEYS)
            .with("account_sid", account)
            .with("application_sid", application));
    var foreign = call("15550100");
    var own = yard.call(account, application, "15550100");
    assertThat(items(building.get(own("/Calls"), "limited"))).hasSize(1);
    assertThat(building.get(own("/Calls/" + own), "limited").status).isEqualTo(200);
    assertThat(building.get(own("/Calls/" + foreign), "limited").status).isEqualTo(404);
    var other = DIAL.formatted(",\"call_hook\":\"http://app.test/\"");
    assertThat(building.ask("POST", own("/Calls"), "limited", other).status).isEqualTo(403);
    var with = DIAL.formatted(",\"application_sid\":\"" + application + "\"");
    assertThat(building.ask("POST", own("/Calls"), "limited", with).status).isEqualTo(503);
  }

  @Test
  void aGoodRequestForACallIs503BecauseNoneCanBeStartedYet() {
    var heard = post(own("/Calls"), DIAL.formatted(",\"call_hook\":\"http://app.test/\""));
    assertThat(heard.status).isEqualTo(503);
    assertThat(heard.msg()).isNotEmpty();
    assertThat(heard.headers).containsKey("Retry-After");
    assertThat(
            building.ask(
                    "POST",
                    own("/Calls"),
                    above(),
                    DIAL.formatted(",\"app_json\":\"[{\\\"verb\\\":\\\"hangup\\\"}]\""))
                .status)
        .isEqualTo(503);
    isWalled("POST", "/Calls", DIAL.formatted(",\"call_hook\":\"http://app.test/\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"from\":\"1\"}",
        "{\"from\":null,\"to\":{\"type\":\"phone\",\"number\":\"1\"},\"call_hook\":\"http://a/\"}",
        "{\"from\":\"1\",\"to\":\"2\",\"call_hook\":\"http://a/\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"fax\"},\"call_hook\":\"http://a/\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\"},\"call_hook\":\"http://a/\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"sip\"},\"call_hook\":\"http://a/\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"user\",\"name\":\"bob\"},\"call_hook\":\"http://a/\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"}}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"},\"call_hook\":\"/app\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"},\"call_hook\":{\"url\":\"x\"}}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"},\"app_json\":\"[{}]\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"},\"call_hook\":\"http://a/\","
            + "\"timeout\":\"soon\"}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"},\"call_hook\":\"http://a/\","
            + "\"tag\":[1]}",
        "{\"from\":\"1\",\"to\":{\"type\":\"phone\",\"number\":\"1\"},"
            + "\"application_sid\":\"11111111-0000-4000-8000-000000000000\"}",
      })
  void aCallAskedForInAWrongWayIs400AndSaysWhy(String json) {
    var heard = post(own("/Calls"), json);
    assertThat(heard.status).as(heard.text).isEqualTo(400);
    assertThat(heard.msg()).isNotEmpty();
  }

  @Test
  void everyProblemOfACallIsNamedWithItsMember() {
    var heard =
        post(
            own("/Calls"),
            "{\"from\":\"1\",\"to\":{\"type\":\"phone\"},\"call_hook\":\"/relative\"}");
    assertThat(heard.object().items("errors").stream().map(one -> ((Json.Obj) one).text("param")))
        .contains(Optional.of("to.number"), Optional.of("call_hook"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"call_hook\":\"/next\"}",
        "{\"call_hook\":\"/next\",\"child_call_hook\":\"/other\"}",
        "{\"call_hook\":{\"url\":\"/next\"},\"call_status_hook\":\"/status\"}",
        "{\"call_status\":\"completed\"}",
        "{\"mute_status\":\"MUTE\"}",
        "{\"whisper\":{\"verb\":\"say\",\"text\":\"hello\"}}",
        "{\"whisper\":[{\"verb\":\"play\",\"url\":\"http://a.test/a.wav\"}],\"mute_status\":\"mute\"}",
        "{\"sip_request\":{\"method\":\"INFO\",\"content_type\":\"text/plain\",\"content\":\"x\"}}",
        "{\"record\":{\"action\":\"stopCallRecording\"}}",
        "{\"conf_hold_status\":\"hold\",\"waitHook\":\"/music\"}",
        "{\"noiseIsolation_status\":\"on\"}",
        "{\"tag\":{\"a\":1},\"call_hook\":null}",
      })
  void aGoodCommandToACallThatIsNotThereIs404(String json) {
    var path = own("/Calls/11111111-0000-4000-8000-000000000000");
    assertThat(put(path, json).status).isEqualTo(404);
    assertThat(post(path, json).status).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"call_status_hook\":\"/status\"}",
        "{\"call_hook\":\"/next\",\"mute_status\":\"mute\"}",
        "{\"mute_status\":\"loud\"}",
        "{\"mute_status\":1}",
        "{\"whisper\":{\"verb\":\"dial\",\"target\":[]}}",
        "{\"whisper\":\"hello\"}",
        "{\"sip_request\":{\"method\":\"INFO\"}}",
        "{\"record\":{\"action\":\"startCallRecording\"}}",
        "{\"stream_status\":\"move-to-room\"}",
        "{\"conferenceParticipantAction\":{\"action\":\"coach\"}}",
        "{\"tag\":[]}",
        "{\"noiseIsolation_status\":\"loud\"}",
        "{\"boostAudioSignal\":[]}",
        "{\"dtmf\":{}}",
        "{\"parent_call\":[{\"verb\":\"fly\"}]}",
        "{\"llm_tool_output\":{}}",
        "[]",
      })
  void aCommandThatMakesNoSenseIs400(String json) {
    var heard = put(own("/Calls/11111111-0000-4000-8000-000000000000"), json);
    assertThat(heard.status).as(heard.text).isEqualTo(400);
    assertThat(heard.msg()).isNotEmpty();
  }

  @Test
  void aCallThatIsNotThereIs404AndNoSidIs400() {
    var path = own("/Calls/11111111-0000-4000-8000-000000000000");
    assertThat(get(path).status).isEqualTo(404);
    assertThat(delete(path).status).isEqualTo(404);
    assertThat(get(path + "/journal").status).isEqualTo(404);
    assertThat(get(own("/Calls/abc")).status).isEqualTo(400);
    assertThat(delete(own("/Calls/abc")).status).isEqualTo(400);
  }
}
