package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Clash;
import io.jambo.store.NoSuchTarget;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows are written, found, listed, changed as they were given.
@ParameterizedClass
@EnumSource
class RowsTest {
  private final Database database;
  @TempDir Path folder;
  private Store store;
  private Sample sample;
  private Sample.Tenant account;

  RowsTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    store = database.open(folder);
    sample = Sample.in(store);
    account = sample.account(0, 0);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyNounsRowComesBackAsItWasWritten() {
    for (var noun : Nouns.ALL) {
      sample
          .rows(noun)
          .forEach((_, written) -> {
            var key = Query.all();
            for (var name : noun.keys()) {
              key = key.where(name, written.values().get(name));
            }
            var query = key;
            var read = store.read(view -> view.first(noun, query, Reach.EVERYTHING));
            noun.columns()
                .forEach(column ->
                    assertThat(read.orElseThrow().values().get(column.name()))
                        .as(noun + "." + column.name())
                        .isEqualTo(written.values().get(column.name())));
          });
    }
  }

  @Test
  void aSealedColumnLiesSealedUnderItsOwnerAndPlace() {
    var carrier = carrier(row -> row.with("register_password", Secret.of("sesame")));
    var stored =
        store.read(view ->
            Sql.of(view)
                .first(
                    "select register_password from voip_carriers where voip_carrier_sid = ?",
                    List.of(carrier.sid().value()),
                    result -> result.getString(1)));
    assertThat(stored.orElseThrow()).doesNotContain("sesame");
    assertThat(find(carrier).secret("register_password")).contains(Secret.of("sesame"));
  }

  @Test
  void whatIsSealedIsSealedAnewWhenTheRowGetsAnotherOwner() {
    var carrier = carrier(row -> row.with("register_password", Secret.of("sesame")));
    var other = sample.account(0, 1).account().orElseThrow();
    assertThat(update(carrier, changes(Nouns.VOIP_CARRIERS).with("account_sid", other))).isTrue();
    assertThat(find(carrier).id("account_sid")).contains(other);
    assertThat(find(carrier).secret("register_password")).contains(Secret.of("sesame"));
  }

  @Test
  void aChangeTouchesOnlyWhatItSays() {
    var carrier =
        carrier(row -> row.with("register_password", Secret.of("sesame")).with("tech_prefix", "9"));
    update(
        carrier,
        changes(Nouns.VOIP_CARRIERS)
            .with("register_password", Secret.of("open"))
            .with("tech_prefix", null)
            .with("is_active", false));
    assertThat(find(carrier))
        .isEqualTo(
            find(carrier)
                .with(carrier)
                .with("register_password", Secret.of("open"))
                .with("tech_prefix", null)
                .with("is_active", false));
  }

  @Test
  void aChangeThatSaysNothingOnlyLooksWhetherTheRowIsThere() {
    var carrier = carrier(row -> row);
    assertThat(update(carrier, changes(Nouns.VOIP_CARRIERS))).isTrue();
    assertThat(
            store.<Boolean>change(edit ->
                edit.update(
                    Nouns.VOIP_CARRIERS,
                    sample.sid(),
                    changes(Nouns.VOIP_CARRIERS),
                    Reach.EVERYTHING)))
        .isFalse();
  }

  @Test
  void aRowThatClashesNamesItsTableAndColumns() {
    var number = number("4415550100");
    store.change(edit -> edit.insert(number));
    assertThatThrownBy(() -> store.change(edit -> edit.insert(number("4415550100"))))
        .isInstanceOfSatisfying(
            Clash.class,
            clash -> {
              assertThat(clash.noun()).isEqualTo("phone_numbers");
              assertThat(clash.columns()).contains("number");
            })
        .hasMessageNotContaining("4415550100");
    var realm = find(sample.row(Nouns.ACCOUNTS, account));
    var change = changes(Nouns.ACCOUNTS).with("sip_realm", "a.example");
    update(realm, change);
    assertThatThrownBy(() -> update(sample.row(Nouns.ACCOUNTS, sample.account(1, 0)), change))
        .isInstanceOfSatisfying(
            Clash.class, clash -> assertThat(clash.columns()).containsExactly("sip_realm"));
  }

  @Test
  void theSameRowTwiceClashesByItsKey() {
    var again = sample.row(Nouns.CLIENTS, account);
    assertThatThrownBy(() -> store.change(edit -> edit.insert(again)))
        .isInstanceOfSatisfying(
            Clash.class, clash -> assertThat(clash.columns()).containsExactly("client_sid"));
  }

  @Test
  void twoUnlabelledCredentialsOfOneOwnerAndVendorClash() {
    var one = sample.row(Nouns.SPEECH_CREDENTIALS, account);
    var two = one.with("speech_credential_sid", sample.sid());
    assertThatThrownBy(() -> store.change(edit -> edit.insert(two)))
        .isInstanceOfSatisfying(
            Clash.class, clash -> assertThat(clash.columns()).containsExactly("vendor", "label"));
  }

  @Test
  void aRowThatPointsNowhereIsRefused() {
    var lost = number("1").with("application_sid", sample.sid());
    assertThatThrownBy(() -> store.change(edit -> edit.insert(lost)))
        .isInstanceOf(NoSuchTarget.class);
  }

  @Test
  void whatDoesNotFitItsColumnIsNotWritten() {
    var number = number("1");
    for (var bad :
        List.of(
            number.with("number", "1".repeat(133)),
            number.with("number", null),
            sample.row(Nouns.APPLICATIONS, account).with("max_concurrent_calls", 0L),
            sample.row(Nouns.VOIP_CARRIERS, account).with("dtmf_type", "morse"))) {
      assertThatThrownBy(() -> store.change(edit -> edit.insert(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("1111");
    }
  }

  @Test
  void aListIsFilteredOrderedAndPaged() {
    for (int i = 0; i < 25; i++) {
      var named = application("App %02d".formatted(i));
      store.change(edit -> edit.insert(named));
    }
    var mine =
        Query.all()
            .where("account_sid", account.account().orElseThrow())
            .containing("name", "aPP ");
    var page =
        store.read(view ->
            view.list(Nouns.APPLICATIONS, mine.orderBy("name").page(2, 10), Reach.EVERYTHING));
    assertThat(page.total()).isEqualTo(25);
    assertThat(names(page.rows())).hasSize(10).startsWith("App 10").endsWith("App 19").isSorted();
    var last =
        store.read(view ->
            view.all(Nouns.APPLICATIONS, mine.downwardsBy("name").page(1, 1), Reach.EVERYTHING));
    assertThat(names(last)).containsExactly("App 24");
  }

  @Test
  void whatIsSearchedForIsTextAndNoPattern() {
    store.change(edit -> edit.insert(application("100%_\\'; drop table users")));
    for (var part : List.of("%_\\", "'; DROP", "0%")) {
      assertThat(store.<Long>read(view -> count(view, part))).as(part).isEqualTo(1);
    }
    for (var part : List.of("1%0", "_00", "\\%")) {
      assertThat(store.<Long>read(view -> count(view, part))).as(part).isZero();
    }
  }

  @Test
  void anUnknownColumnIsNoPartOfAStatement() {
    var query = Query.all().where("name; drop table users", "x");
    assertThatThrownBy(
            () -> store.read(view -> view.list(Nouns.APPLICATIONS, query, Reach.EVERYTHING)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            store.read(view ->
                view.list(Nouns.APPLICATIONS, Query.all().orderBy("1; --"), Reach.EVERYTHING)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofTheFirstRowOnlyTheColumnsAreReadThatAreWanted() {
    store.change(edit -> edit.insert(client("zoe")));
    store.change(edit -> edit.insert(client("adam")));
    var byName = Query.all().downwardsBy("username");
    var found =
        store
            .read(view -> view.first(Nouns.CLIENTS, List.of("username"), byName, Reach.EVERYTHING))
            .orElseThrow();
    assertThat(found.values()).containsOnlyKeys("username");
    assertThat(found.text("username")).hasValue("zoe");
    assertThatThrownBy(() ->
            store.read(
                view -> view.first(Nouns.CLIENTS, List.of("ha1_md5"), byName, Reach.EVERYTHING)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStreamGivesEveryRowOnceInOrderWhateverItsLength() {
    int many = 3 * Store.ROWS_AT_ONCE + 5;
    var _ =
        store.change(edit -> {
          for (int i = 0; i < many; i++) {
            var client = client("u" + i % 100 + "-" + i);
            edit.insert(i % 7 == 0 ? client.with("username", null) : client);
          }
          return true;
        });
    for (var query :
        List.of(
            Query.all(), Query.all().orderBy("username"), Query.all().downwardsBy("username"))) {
      var seen = new ArrayList<Row>();
      var reach =
          new Reach.OfAccount(account.account().orElseThrow(), account.provider().orElseThrow());
      store.stream(Nouns.CLIENTS, query, reach, query.downwards() ? 16 : 1_000, seen::add);
      assertThat(seen).hasSize(many + 1);
      assertThat(seen).extracting(Row::sid).doesNotHaveDuplicates();
      var names = seen.stream().map(row -> row.text("username").orElse("")).toList();
      if (query.order().isPresent()) {
        assertThat(query.downwards() ? names.reversed() : names).isSorted();
      }
    }
  }

  @Test
  void manyRowsAreChangedOrDeletedAtOnce() {
    var reach =
        new Reach.OfAccount(account.account().orElseThrow(), account.provider().orElseThrow());
    store.change(edit -> edit.insert(client("another")));
    assertThat(
            store.<Integer>change(edit ->
                edit.updateAll(
                    Nouns.CLIENTS,
                    Query.all(),
                    changes(Nouns.CLIENTS).with("is_active", false),
                    reach)))
        .isEqualTo(2);
    assertThat(store.<Integer>change(edit -> edit.deleteAll(Nouns.CLIENTS, Query.all(), reach)))
        .isEqualTo(2);
    assertThat(store.<Long>read(view -> view.count(Nouns.CLIENTS, Query.all(), Reach.EVERYTHING)))
        .isEqualTo(3);
  }

  private long count(io.jambo.store.View view, String part) {
    return view.count(Nouns.APPLICATIONS, Query.all().containing("name", part), Reach.EVERYTHING);
  }

  private static List<String> names(List<Row> rows) {
    return rows.stream().map(row -> row.text("name").orElseThrow()).toList();
  }

  private Row carrier(java.util.function.UnaryOperator<Row> change) {
    var row = sample.row(Nouns.VOIP_CARRIERS, account, change);
    return store.change(edit -> edit.insert(row));
  }

  private Row number(String number) {
    return sample.row(Nouns.PHONE_NUMBERS, account, row -> row.with("number", number));
  }

  private Row application(String name) {
    return sample.row(Nouns.APPLICATIONS, account, row -> row.with("name", name));
  }

  private Row client(String username) {
    return sample.row(Nouns.CLIENTS, account, row -> row.with("username", username));
  }

  private static Row changes(io.jambo.model.Noun noun) {
    return Row.empty(noun);
  }

  private boolean update(Row row, Row changes) {
    return store.change(edit -> edit.update(row.noun(), row.sid(), changes, Reach.EVERYTHING));
  }

  private Row find(Row row) {
    Optional<Row> found = store.find(row.noun(), row.sid(), Reach.EVERYTHING);
    return found.orElseThrow();
  }
}
