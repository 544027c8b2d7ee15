package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.CallRecord;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryTally;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What has happened (rest-api.md 16.1, 16.3, 16.6).
@ParameterizedClass
@EnumSource
class HistoryContractTest extends LiveContract {
  private static final String ZEROS = "0".repeat(32);
  private static final String PAGE = "?page=1&count=25";

  private Instant now() {
    return Instant.ofEpochMilli(yard.kit.wallClock().toEpochMilli());
  }

  private CallRecord call(String from, String to, Instant at) {
    var attempt =
        new CallRecord.Attempt(
            Sid.random(yard.kit.random()),
            account,
            provider,
            Optional.empty(),
            "inbound",
            Optional.of("north-trunk"),
            ZEROS,
            at,
            Optional.of(
                new CallRecord.Personal(
                    from,
                    to,
                    "id@192.0.2.1",
                    Optional.empty(),
                    Optional.of("192.0.2.9"),
                    Optional.of("198.51.100.8"))));
    return CallRecord.begun(attempt)
        .ended(
            Optional.of(at.plusMillis(500)),
            new CallRecord.Ending(
                200,
                Duration.ofSeconds(45),
                at.plusSeconds(46),
                "caller hungup",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private List<Json> data(Heard heard) {
    assertThat(heard.status).as(heard.text).isEqualTo(200);
    return heard.object().items("data");
  }

  @Test
  void callRecordsComeNewestFirstInTheirEnvelope() {
    quarters
        .history()
        .deliver(
            List.of(
                call("15550100", "15550199", now().minusSeconds(20)),
                call("15550101", "15550199", now().minusSeconds(10))));
    var heard = get(own("/RecentCalls") + PAGE).object();
    assertThat(heard.number("total").orElseThrow().intValue()).isEqualTo(2);
    assertThat(heard.text("page")).contains("1");
    assertThat(heard.text("page_size")).contains("25");
    assertThat(heard.has("truncated")).isFalse();
    var newest = (Json.Obj) heard.items("data").getFirst();
    assertThat(newest.text("from")).contains("15550101");
    assertThat(newest.flag("answered")).contains(true);
    assertThat(newest.text("sip_callid")).contains("id@192.0.2.1");
    assertThat(newest.text("remote_host")).contains("198.51.100.8");
    assertThat(newest.number("duration").orElseThrow().intValue()).isEqualTo(45);
    assertThat(newest.text("termination_reason")).contains("caller hungup");
    assertThat(data(building.get(shared("/RecentCalls") + PAGE, above()))).hasSize(2);
    var elsewhere = "/v1/Accounts/" + building.bolt + "/RecentCalls";
    assertThat(data(building.get(elsewhere + PAGE, "bolt"))).isEmpty();
    assertThat(building.get(shared("/RecentCalls") + PAGE, mine()).status).isEqualTo(403);
    isWalled("GET", "/RecentCalls" + PAGE, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&from=15550100",
        "&from=%2B15550100",
        "&to=15550199",
        "&filter=0100",
        "&direction=inbound",
        "&trunk=north-trunk",
        "&answered=true",
        "&days=1",
        "&start=2020-01-01T00:00:00Z"
      })
  void aRecordIsFoundByWhatFits(String query) {
    quarters.history().deliver(List.of(call("15550100", "15550199", now().minusSeconds(5))));
    assertThat(data(get(own("/RecentCalls") + PAGE + query))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&from=15550102",
        "&to=1555",
        "&filter=777",
        "&direction=outbound",
        "&trunk=other",
        "&answered=false",
        "&end=2020-01-01T00:00:00Z"
      })
  void aRecordIsNotFoundByWhatDoesNotFit(String query) {
    quarters.history().deliver(List.of(call("15550100", "15550199", now().minusSeconds(5))));
    assertThat(data(get(own("/RecentCalls") + PAGE + query))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?page=1",
        "?count=25",
        "?page=0&count=25",
        "?page=1&count=501",
        "?page=1&count=0",
        "?page=1&count=x",
        "?page=1&count=1&start=soon",
        "?page=1&count=1&days=-1",
        "?page=1&count=1&direction=up",
        "?page=1&count=1&answered=maybe"
      })
  void recordsAndAlertsAskedForInAWrongWayAre400(String query) {
    assertThat(get(own("/RecentCalls") + query).status).isEqualTo(400);
    if (!query.contains("direction") && !query.contains("answered")) {
      assertThat(get(own("/Alerts") + query).status).isEqualTo(400);
    }
  }

  @Test
  void aWindowIsExportedAsATableAndThatIsNoted() {
    quarters.history().deliver(List.of(call("15550100", "=1+1", now().minusSeconds(5))));
    var heard = table("/RecentCalls?days=7");
    assertThat(heard.headers.get("Content-Type")).startsWith("text/csv");
    assertThat(heard.text).startsWith("account_sid,").contains("\"15550100\",\"'=1+1\"");
    assertThat(heard.text.split("\r\n", -1)).hasSize(3);
    var exports = Query.all().where("action", "export").where("account_sid", account);
    assertThat(building.all(Nouns.AUDIT_LOG, exports)).hasSize(1);
    assertThat(table("/RecentCalls?days=93").status).isEqualTo(400);
    assertThat(table("/RecentCalls").status).isEqualTo(400);
  }

  private Heard table(String rest) {
    return building.say(
        building
            .request("GET", own(rest), "")
            .header("Authorization", "Bearer " + Building.token(mine()))
            .header("Accept", "text/csv"));
  }

  private Row alert(String type, String owner, String sid) {
    return Row.fresh(Nouns.ALERTS)
        .with("alert_id", Sid.random(yard.kit.random()))
        .with("time", now())
        .with("alert_type", type)
        .with("message", "a hook failed")
        .with(owner, sid);
  }

  @Test
  void alertsAreListedAcknowledgedAndDeleted() {
    var mine = alert("webhook-failure", "account_sid", account.value());
    var theirs = alert("no-carrier", "service_provider_sid", provider.value());
    quarters.history().alerts(List.of(mine, theirs));
    var listed = data(get(own("/Alerts") + PAGE));
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().print()).contains("\"acknowledged\":0", "webhook-failure");
    assertThat(data(get(own("/Alerts") + PAGE + "&alert_type=no-carrier"))).isEmpty();
    assertThat(data(building.get(shared("/Alerts") + PAGE, above()))).isNotEmpty();
    var one = own("/Alerts/" + mine.sid());
    assertThat(put(one, "{\"acknowledged\":1}").status).isEqualTo(204);
    assertThat(get(own("/Alerts") + PAGE).text).contains("\"acknowledged\":1");
    assertThat(put(one, "{}").status).isEqualTo(400);
    assertThat(put(own("/Alerts/x"), "{\"acknowledged\":1}").status).isEqualTo(404);
    assertThat(put(own("/Alerts/" + theirs.sid()), "{\"acknowledged\":1}").status).isEqualTo(404);
    assertThat(delete(one).status).isEqualTo(204);
    assertThat(delete(one).status).isEqualTo(404);
    var shared = shared("/Alerts/" + theirs.sid());
    assertThat(building.ask("DELETE", shared, above(), "").status).isEqualTo(204);
    assertThat(building.get("/v1/Alerts" + PAGE, "admin").status).isEqualTo(200);
    assertThat(building.get("/v1/Alerts" + PAGE, above()).status).isEqualTo(403);
    isWalled("GET", "/Alerts" + PAGE, "");
  }

  @Test
  void alertsAreExportedToo() {
    quarters.history().alerts(List.of(alert("webhook-failure", "account_sid", account.value())));
    assertThat(table("/Alerts?days=1").text).contains("alert_id,time,", "webhook-failure");
  }

  @Test
  void countsComeInStepsAndReasonsByStatus() {
    var minute = Instant.parse("2026-11-20T10:11:00Z");
    var tally = new HistoryTally(3, 5, 0, 4, 1, 9, Map.of(200, 4L, 486, 1L));
    quarters.history().count(minute, Map.of(new HistoryOf.Account(account), tally));
    var window = "?start=2026-11-20T10:00:00Z&end=2026-11-20T11:00:00Z";
    assertThat(get(own("/CallCounts") + window + "&step=hour").text)
        .isEqualTo(
            "[{\"time\":\"2026-11-20T10:00:00.000Z\",\"in_progress_max\":3,\"attempts_in\":5,"
                + "\"attempts_out\":0,\"answered\":4,\"failed\":1,\"minutes\":9}]");
    assertThat(get(own("/CallCounts/reasons") + window).text)
        .isEqualTo("[{\"sip_status\":200,\"count\":4},{\"sip_status\":486,\"count\":1}]");
    assertThat(items(building.get(shared("/CallCounts") + window + "&step=day", above())))
        .isEmpty();
    assertThat(get(own("/CallCounts") + window).status).isEqualTo(400);
    assertThat(get(own("/CallCounts") + window + "&step=week").status).isEqualTo(400);
    var long3000 = "?start=2026-11-18T00:00:00Z&end=2026-11-20T02:00:00Z&step=minute";
    assertThat(get(own("/CallCounts") + long3000).status).isEqualTo(400);
    assertThat(
            get(own("/CallCounts")
                    + "?start=2026-11-20T00:00:00Z&end=2026-11-19T00:00:00Z&step=day")
                .status)
        .isEqualTo(400);
    isWalled("GET", "/CallCounts" + window + "&step=day", "");
  }

  @Test
  void anApplicationsCountsAreItsOwners() {
    var application =
        building.add(
            Row.fresh(Nouns.APPLICATIONS)
                .with("name", "menu")
                .with("account_sid", account)
                .with("created_at", Instant.EPOCH));
    var path =
        "/v1/Applications/"
            + application
            + "/CallCounts/reasons"
            + "?start=2026-11-20T10:00:00Z&end=2026-11-20T11:00:00Z";
    assertThat(items(get(path))).isEmpty();
    assertThat(building.get(path, "bolt").status).isEqualTo(404);
  }

  @Test
  void aTableOfManyRowsComesWhole() {
    var records = new ArrayList<CallRecord>();
    for (int i = 0; i < 1_200; i++) {
      records.add(call("15550100", "15550199", now().minusSeconds(3_600).plusMillis(i)));
    }
    quarters.history().deliver(records);
    assertThat(table("/RecentCalls?days=1").text.split("\r\n", -1)).hasSize(1_202);
  }

  @Test
  void aTableOfAlertsIsAnExportAndNotedAsOne() {
    var alert =
        building.add(
            Row.fresh(Nouns.ALERTS)
                .with("time", now())
                .with("account_sid", account.value())
                .with("service_provider_sid", provider.value())
                .with("alert_type", "no-tts")
                .with("message", "none"));
    var start = "?start=" + now().minusSeconds(60);
    for (var path : List.of(own("/Alerts"), shared("/Alerts"))) {
      var wish =
          building
              .request("GET", path + start, "")
              .header("Authorization", "Bearer " + Building.token(above()))
              .header("Accept", "text/csv");
      assertThat(building.say(wish).text).contains(alert.value());
    }
    var entries =
        building.all(
            Nouns.AUDIT_LOG,
            Query.all().where("action", "export").where("service_provider_sid", provider));
    assertThat(entries)
        .extracting(entry -> entry.text("entity").orElse("") + " " + entry.text("account_sid"))
        .containsExactlyInAnyOrder(
            "alerts " + Optional.of(account.value()), "alerts " + Optional.empty());
  }
}
