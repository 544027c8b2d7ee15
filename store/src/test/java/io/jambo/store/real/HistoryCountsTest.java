package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.HistoryDays;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryPoint;
import io.jambo.store.HistoryTally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Alerts, counts, and how long history is kept.
@ParameterizedClass
@EnumSource
class HistoryCountsTest {
  private static final Instant HOUR = Instant.parse("2026-11-21T17:00:00Z");
  private static final Instant END = HOUR.plus(Duration.ofHours(2));

  private final Database database;
  @TempDir Path folder;
  private SealedStore it;

  HistoryCountsTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    it = new SealedStore(database.fresh(folder));
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void countsOfAMinuteAreAddedAndGatheredInSteps() {
    var account = new HistoryOf.Account(it.account);
    var tally = new HistoryTally(3, 5, 1, 4, 2, 7, Map.of(200, 4L, 486, 2L));
    it.history.count(HOUR.plusSeconds(61), Map.of(account, tally));
    it.history.count(HOUR.plusSeconds(119), Map.of(account, tally));
    it.history.count(HOUR.plusSeconds(3_700), Map.of(account, tally));
    assertThat(series(account, Duration.ofMinutes(1)))
        .containsExactly(
            new HistoryPoint(HOUR.plusSeconds(60), 3, 10, 2, 8, 4, 14),
            new HistoryPoint(HOUR.plusSeconds(3_660), 3, 5, 1, 4, 2, 7));
    assertThat(series(account, Duration.ofDays(1)))
        .containsExactly(
            new HistoryPoint(Instant.parse("2026-11-21T00:00:00Z"), 3, 15, 3, 12, 6, 21));
    assertThat(it.history.reasons(account, HOUR, END, Reach.EVERYTHING))
        .isEqualTo(Map.of(200, 12L, 486, 6L));
    var elsewhere = new Reach.OfAccount(it.other, it.provider);
    assertThat(it.history.counts(account, HOUR, END, Duration.ofMinutes(1), elsewhere)).isEmpty();
    assertThat(it.history.reasons(account, HOUR, END, elsewhere)).isEmpty();
  }

  @Test
  void eachKindOfOwnerHasItsOwnCounts() {
    var sid = Sid.random(it.random);
    var tally = new HistoryTally(1, 1, 0, 1, 0, 0, Map.of(200, 1L));
    var owners =
        List.of(
            new HistoryOf.Account(sid),
            new HistoryOf.Provider(sid),
            new HistoryOf.Application(sid));
    it.history.count(
        HOUR, Map.of(owners.get(0), tally, owners.get(1), tally, owners.get(2), tally));
    for (var owner : owners) {
      assertThat(series(owner, Duration.ofHours(1))).hasSize(1);
    }
  }

  @Test
  void tooLongASeriesIsRefused() {
    var account = new HistoryOf.Account(it.account);
    assertThatThrownBy(() ->
            it.history.counts(
                account,
                HOUR.minus(Duration.ofDays(2)),
                END,
                Duration.ofMinutes(1),
                Reach.EVERYTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void alertsAreKeptOnceAndReadByOwnerAndType() {
    var theirs = alert("webhook-failure", Optional.of(it.account), HOUR);
    var other = alert("no-tts", Optional.of(it.account), HOUR.plusSeconds(1));
    var platforms = alert("node-degraded", Optional.empty(), HOUR);
    it.history.alerts(List.of(theirs, other, platforms));
    it.history.alerts(List.of(theirs));
    assertThat(alerts(it.owner(), Optional.empty()))
        .extracting(row -> row.text("alert_type").orElseThrow())
        .containsExactly("no-tts", "webhook-failure");
    assertThat(alerts(it.owner(), Optional.of("no-tts"))).hasSize(1);
    assertThat(alerts(Owner.PLATFORM, Optional.empty()))
        .extracting(row -> row.text("alert_type").orElseThrow())
        .containsExactly("node-degraded");
    assertThat(alerts(new Owner.Provider(it.provider), Optional.empty())).hasSize(2);
  }

  @Test
  void whatIsOlderThanItIsKeptIsDeletedAndNothingElse() {
    var now = it.kit.wallClock();
    var old = now.minus(Duration.ofDays(31));
    it.history.deliver(
        IntStream.range(0, 1_500)
            .mapToObj(i -> it.ended(it.account, "1", "2", old.minusMillis(i)))
            .toList());
    it.history.deliver(List.of(it.ended(it.account, "1", "2", now)));
    it.history.alerts(
        List.of(
            alert("no-tts", Optional.of(it.account), old),
            alert("no-tts", Optional.of(it.account), now)));
    var tally = new HistoryTally(1, 1, 0, 1, 0, 0, Map.of());
    it.history.count(old, Map.of(new HistoryOf.Account(it.account), tally));
    it.history.count(now, Map.of(new HistoryOf.Account(it.account), tally));
    assertThat(it.history.purge(HistoryDays.DEFAULT)).isEqualTo(1_502);
    assertThat(it.history.purge(HistoryDays.DEFAULT)).isZero();
    assertThat(it.raw("cdrs", "call_sid")).hasSize(1);
    assertThat(it.raw("alerts", "alert_id")).hasSize(1);
    assertThat(it.raw("call_counts", "time")).hasSize(1);
    for (var noun : HistoryDays.DEFAULT.byNoun().keySet()) {
      assertThat(Nouns.ALL).contains(noun);
    }
  }

  private List<HistoryPoint> series(HistoryOf whose, Duration step) {
    return it.history.counts(whose, HOUR, END, step, Reach.EVERYTHING);
  }

  private List<Row> alerts(Owner owner, Optional<String> type) {
    return it.history.alerts(owner, type, HOUR, END, 1, 25, Reach.EVERYTHING).rows();
  }

  private Row alert(String type, Optional<Sid> account, Instant at) {
    return Row.fresh(Nouns.ALERTS)
        .with("alert_id", Sid.random(it.random))
        .with("time", at)
        .with("account_sid", account.map(Sid::value).orElse(null))
        .with("service_provider_sid", account.map(_ -> it.provider.value()).orElse(null))
        .with("alert_type", type)
        .with("message", "something happened");
  }
}
