package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordFound;
import io.jambo.store.CallRecordPage;
import io.jambo.store.CallRecordQuery;
import io.jambo.store.CallRecordQuery.Facts;
import io.jambo.store.CallRecordQuery.Search;
import io.jambo.store.CallRecords;
import io.jambo.store.StoreAway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Call records in the tables: sealed, found, scoped, once.
@ParameterizedClass
@EnumSource
class HistoryTest {
  private static final Instant AT = CallRecords.START;
  private static final Instant FROM = AT.minus(Duration.ofDays(60));
  private static final Instant BEFORE = AT.plus(Duration.ofDays(1));

  private final Database database;
  @TempDir Path folder;
  private SealedStore it;

  HistoryTest(Database database) {
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
  void aRecordComesBackWholeHoweverOftenItWasDelivered() {
    var record = it.ended(it.account, "+15550100", "441234", AT);
    var other = it.ended(it.account, "+15550100", "441234", AT);
    it.history.deliver(List.of(record, record));
    it.history.deliver(List.of(other, record));
    var page = page(all());
    assertThat(page.total()).isEqualTo(2);
    var found =
        page.records().stream()
            .filter(each -> each.row().text("call_sid").orElseThrow().equals(sid(record)))
            .findFirst()
            .orElseThrow();
    assertThat(found.personal()).isEqualTo(record.attempt().personal());
    var row = found.row();
    assertThat(row.moment("attempted_at")).contains(AT);
    assertThat(row.moment("answered_at")).contains(AT.plusSeconds(2));
    assertThat(row.moment("terminated_at")).contains(AT.plusSeconds(47));
    assertThat(row.whole("duration")).contains(45L);
    assertThat(row.whole("sip_status")).contains(200L);
    assertThat(row.flag("answered")).isTrue();
    assertThat(row.text("termination_reason")).contains("caller hungup");
    assertThat(row.text("trunk")).contains("acme-trunk");
    assertThat(row.id("application_sid")).isEqualTo(record.attempt().applicationSid());
  }

  @Test
  void aRecordWhoseTextsAreMuchLongerInJsonIsNotLost() {
    var wild = "\u0001".repeat(500);
    var record = it.ended(it.account, wild, wild + "2", AT);
    it.history.deliver(List.of(it.ended(it.account, "1", "2", AT), record));
    var found =
        page(all()).records().stream()
            .filter(each -> each.row().text("call_sid").orElseThrow().equals(sid(record)))
            .findFirst()
            .orElseThrow();
    assertThat(wild).startsWith(found.personal().orElseThrow().from());
  }

  @Test
  void whatIsPersonalStandsInNoColumnReadably() throws IOException {
    var record = it.ended(it.account, "marker-0049301111", "marker-alice", AT);
    it.history.deliver(List.of(record));
    var personal = record.attempt().personal().orElseThrow();
    var markers =
        List.of(
            "marker",
            "0049301111",
            "alice",
            personal.sipCallId(),
            personal.host().orElseThrow(),
            personal.remoteHost().orElseThrow());
    for (var column : Nouns.CDRS.columns()) {
      for (var value : it.raw("cdrs", column.name())) {
        assertThat(value.orElse(""))
            .as(column.name())
            .doesNotContainIgnoringCase(markers.toArray(CharSequence[]::new));
        if (column.personal()) {
          assertThat(value).as(column.name()).isPresent();
        }
      }
    }
    it.close();
    ReadableFiles.assertNowhere(folder, markers);
  }

  @Test
  void anAccountThatKeepsNothingPersonalIsNeverFoundByIt() {
    it.change(it.account, "cdr_retention", "none");
    it.history.deliver(List.of(it.ended(it.account, "15550100", "441234", AT)));
    assertThat(page(all()).records())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.personal()).isEmpty();
          assertThat(found.row().text("from_index")).isEmpty();
          assertThat(found.row().text("sip_callid_index")).isEmpty();
        });
    assertThat(page(search(Optional.of("555"), Optional.empty())).total()).isZero();
    assertThat(page(search(Optional.empty(), Optional.of("15550100"))).total()).isZero();
  }

  @Test
  void anAccountThatWantsNoRecordsHasNone() {
    it.change(it.account, "disable_cdrs", true);
    it.history.deliver(List.of(it.ended(it.account, "15550100", "441234", AT)));
    assertThat(page(all()).total()).isZero();
  }

  @Test
  void afterTheAccountIsDeletedItsRecordsOpenNoMore() {
    it.history.deliver(List.of(it.ended(it.account, "15550100", "441234", AT)));
    assertThat(page(all()).records().getFirst().personal()).isPresent();
    it.store.change(edit -> edit.delete(Nouns.ACCOUNTS, it.account, Reach.EVERYTHING));
    it.history.deliver(List.of(it.ended(it.account, "15550100", "late", AT.plusMillis(1))));
    assertThat(page(all()).records())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found.personal()).isEmpty());
    assertThat(it.shelf.load(it.owner())).isEmpty();
  }

  @Test
  void numbersAreFoundWithAndWithoutPlusOverSeveralPeriods() {
    var records =
        IntStream.range(0, 60)
            .mapToObj(day ->
                it.ended(it.account, "+4930" + day % 2, "Alice", AT.minus(Duration.ofDays(day))))
            .toList();
    it.history.deliver(records);
    it.history.deliver(List.of(it.ended(it.other, "+49300", "alice", AT)));
    assertThat(page(search(Optional.empty(), Optional.of("49300"))).total()).isEqualTo(30);
    assertThat(page(search(Optional.empty(), Optional.of("+49301"))).total()).isEqualTo(30);
    var to = new Search(Optional.empty(), Optional.empty(), Optional.of("ALICE"), Optional.empty());
    assertThat(page(all().searching(to)).total()).isEqualTo(60);
    var callId =
        new Search(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("call-id-of-+49300"));
    assertThat(page(all().searching(callId)).total()).isEqualTo(30);
    var ofProvider =
        CallRecordQuery.of(new Owner.Provider(it.provider), FROM, BEFORE, 1, 25)
            .searching(
                new Search(
                    Optional.empty(), Optional.of("49300"), Optional.empty(), Optional.empty()));
    assertThat(page(ofProvider).total()).isEqualTo(31);
  }

  @Test
  void aFilterFindsPartsOfNumbersAndWholeCallSids() {
    var records = new ArrayList<CallRecord>();
    for (int i = 0; i < 40; i++) {
      records.add(it.ended(it.account, "+1555010" + i, "44" + i % 4, AT.minusSeconds(i)));
    }
    it.history.deliver(records);
    var first = page(search(Optional.of("+1555"), Optional.empty()));
    assertThat(first.total()).isEqualTo(40);
    assertThat(first.records()).hasSize(25);
    assertThat(first.truncated()).isFalse();
    assertThat(page(search(Optional.of("443"), Optional.empty())).total()).isEqualTo(10);
    assertThat(page(search(Optional.of("%"), Optional.empty())).total()).isZero();
    var one =
        page(search(Optional.of(sid(records.get(7)).toUpperCase(Locale.ROOT)), Optional.empty()));
    assertThat(one.records())
        .extracting(found -> found.row().text("call_sid").orElseThrow())
        .containsExactly(sid(records.get(7)));
  }

  @Test
  void aFilterOpensNoMoreRowsThanItMayAndSaysSo() {
    var records =
        IntStream.range(0, 1_200)
            .mapToObj(i -> it.ended(it.account, "1555", "44", AT.minusMillis(i / 2)))
            .toList();
    it.history.deliver(records);
    var calls = new HistoryCalls(it.store, it.vault, 1_100);
    var query = search(Optional.of("55"), Optional.empty());
    assertThat(calls.page(query, Reach.EVERYTHING))
        .satisfies(page -> {
          assertThat(page.total()).isEqualTo(1_100);
          assertThat(page.truncated()).isTrue();
          assertThat(page.records().getFirst().row().moment("attempted_at")).contains(AT);
        });
    assertThat(new HistoryCalls(it.store, it.vault, 1_200).page(query, Reach.EVERYTHING))
        .satisfies(page -> {
          assertThat(page.total()).isEqualTo(1_200);
          assertThat(page.truncated()).isFalse();
        });
  }

  @Test
  void pagesAreNewestFirstAndAnExportHasEachRowOnce() {
    var records =
        IntStream.range(0, 1_300)
            .mapToObj(i -> it.ended(it.account, "1", "2", AT.minusMillis(i / 7)))
            .toList();
    it.history.deliver(records);
    var exported = new ArrayList<CallRecordFound>();
    assertThat(it.history.eachCall(all(), Reach.EVERYTHING, 1_000_000, exported::add))
        .isEqualTo(1_300);
    assertThat(exported).extracting(found -> found.row().text("call_sid")).doesNotHaveDuplicates();
    assertThat(exported)
        .extracting(found -> found.row().moment("attempted_at").orElseThrow())
        .isSortedAccordingTo((one, two) -> two.compareTo(one));
    var second = CallRecordQuery.of(it.owner(), FROM, BEFORE, 3, 500);
    assertThat(page(second).records())
        .extracting(found -> found.row().text("call_sid"))
        .isEqualTo(
            exported.subList(1_000, 1_300).stream()
                .map(found -> found.row().text("call_sid"))
                .toList());
    assertThat(page(CallRecordQuery.of(it.owner(), FROM, BEFORE, 9, 500)).records()).isEmpty();
    assertThat(it.history.eachCall(all(), Reach.EVERYTHING, 700, _ -> {})).isEqualTo(700);
  }

  @Test
  void factsAndTheWindowSelect() {
    it.history.deliver(
        List.of(
            it.ended(it.account, "1", "2", AT), it.ended(it.account, "1", "2", AT.plusSeconds(9))));
    assertThat(page(CallRecordQuery.of(it.owner(), AT, AT.plusSeconds(9), 1, 25)).total()).isOne();
    var missed = new Facts(Optional.empty(), Optional.empty(), Optional.of(false));
    assertThat(page(all().where(missed)).total()).isZero();
    var fitting = new Facts(Optional.of("inbound"), Optional.of("acme-trunk"), Optional.of(true));
    assertThat(page(all().where(fitting)).total()).isEqualTo(2);
  }

  @Test
  void anotherTenantSeesNothing() {
    it.history.deliver(List.of(it.ended(it.account, "15550100", "441234", AT)));
    var stranger = Sid.random(it.random);
    for (var reach :
        List.of(
            new Reach.OfProvider(stranger),
            new Reach.OfAccount(it.other, it.provider),
            new Reach.OfAccountAndShared(it.other, it.provider))) {
      for (var query : List.of(all(), search(Optional.of("555"), Optional.empty()))) {
        assertThat(it.history.calls(query, reach).total()).isZero();
        assertThat(it.history.eachCall(query, reach, 10, _ -> {})).isZero();
      }
    }
    assertThat(it.history.calls(all(), new Reach.OfAccount(it.account, it.provider)).total())
        .isOne();
    assertThat(it.history.calls(all(), new Reach.OfProvider(it.provider)).total()).isOne();
  }

  @Test
  void aRecordThatDoesNotFitKeepsNobodyElseWaiting() {
    var good = it.ended(it.account, "1", "x".repeat(5_000), AT);
    var attempt = good.attempt();
    var bad =
        new CallRecord(
            new CallRecord.Attempt(
                Sid.random(it.random),
                it.account,
                it.provider,
                Optional.empty(),
                "sideways",
                Optional.of("a trunk's name ".repeat(20)),
                "too long a trace".repeat(9),
                attempt.attemptedAt(),
                attempt.personal()),
            good.answeredAt(),
            good.ending());
    it.history.deliver(List.of(bad, good));
    assertThat(page(all()).records())
        .singleElement()
        .satisfies(
            found -> assertThat(found.personal().orElseThrow().to()).isEqualTo("x".repeat(500)));
  }

  @Test
  void aDatabaseThatIsAwayIsTold() {
    it.close();
    var record = it.ended(it.account, "1", "2", AT);
    assertThatThrownBy(() -> it.history.deliver(List.of(record))).isInstanceOf(StoreAway.class);
  }

  @Test
  void aKeyThatWasMadeInAChangeThatFailedSealsNothing() {
    var sid = Sid.random(it.random);
    assertThatThrownBy(() ->
            it.store.change(edit -> {
              edit.insert(it.accountRow(sid));
              throw new IllegalStateException("undone");
            }))
        .hasMessage("undone");
    assertThat(it.shelf.load(new Owner.Account(sid))).isEmpty();
    it.store.change(edit -> edit.insert(it.accountRow(sid)));
    var reopened = it.store.read(view -> view.find(Nouns.ACCOUNTS, sid, Reach.EVERYTHING));
    assertThat(reopened.flatMap(row -> row.secret("webhook_secret")).orElseThrow().reveal())
        .isEqualTo(SealedStore.SECRET);
    assertThat(it.shelf.nodeKeys()).isEqualTo(SealedStore.KEYS.names());
    assertThat(it.shelf.notUnder("other", 100)).hasSize(3);
    assertThat(it.shelf.notUnder(SealedStore.KEYS.current().name(), 100)).isEmpty();
  }

  private CallRecordQuery all() {
    return CallRecordQuery.of(it.owner(), FROM, BEFORE, 1, 25);
  }

  private CallRecordQuery search(Optional<String> filter, Optional<String> from) {
    return all().searching(new Search(filter, from, Optional.empty(), Optional.empty()));
  }

  private CallRecordPage page(CallRecordQuery query) {
    return it.history.calls(query, Reach.EVERYTHING);
  }

  private static String sid(CallRecord record) {
    return record.callSid().value();
  }
}
