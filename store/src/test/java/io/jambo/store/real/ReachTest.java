package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Tenancy;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A row of another tenant is not there: for every noun, every reach, and every way to ask.
@ParameterizedClass
@EnumSource
class ReachTest {
  private final Database database;
  @TempDir Path folder;
  private Store store;
  private Sample sample;

  ReachTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    store = database.open(folder);
    sample = Sample.in(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyTenantHasRowsInTheSample() {
    assertThat(Nouns.ALL)
        .allSatisfy(noun -> assertThat(sample.rows(noun)).as(noun.name()).isNotEmpty());
    assertThat(sample.rows(Nouns.APPLICATIONS)).hasSize(6);
    assertThat(sample.rows(Nouns.SIP_GATEWAYS)).hasSize(6);
  }

  @Test
  void aListHoldsExactlyTheRowsWithinReach() {
    for (var noun : Nouns.ALL) {
      for (var reach : reaches()) {
        var listed = store.read(view -> view.all(noun, Query.all(), reach));
        assertThat(identities(noun, listed))
            .as("%s for %s", noun, reach)
            .isEqualTo(identities(noun, expected(noun, reach)));
        assertThat(store.<Long>read(view -> view.count(noun, Query.all(), reach)))
            .isEqualTo(listed.size());
      }
    }
  }

  @Test
  void aStreamHoldsExactlyTheRowsWithinReach() {
    for (var noun : singlyKeyed()) {
      for (var reach : reaches()) {
        var streamed = new ArrayList<Row>();
        store.stream(noun, Query.all(), reach, streamed::add);
        assertThat(identities(noun, streamed)).isEqualTo(identities(noun, expected(noun, reach)));
      }
    }
  }

  @Test
  void aRowIsFoundExactlyWhenItIsWithinReachWithAndWithoutMemory() {
    for (var noun : identified()) {
      for (var reach : reaches()) {
        var within = identities(noun, expected(noun, reach));
        for (var row : sample.rows(noun).values()) {
          boolean mine = within.contains(Table.of(noun).identity(row));
          var what = "%s %s for %s".formatted(noun, row.sid(), reach);
          var read = store.read(view -> view.find(noun, row.sid(), reach));
          assertThat(read.isPresent()).as(what).isEqualTo(mine);
          for (int i = 0; i < 2; i++) {
            assertThat(store.find(noun, row.sid(), reach).isPresent()).as(what).isEqualTo(mine);
          }
        }
      }
    }
  }

  @Test
  void aRowOutOfReachIsNeitherChangedNorDeleted() {
    for (var noun : identified()) {
      for (var reach : reaches()) {
        var mine = identities(noun, changeable(noun, reach));
        for (var row : sample.rows(noun).values()) {
          if (!mine.contains(Table.of(noun).identity(row))) {
            boolean touched =
                store.change(edit ->
                    edit.update(noun, row.sid(), row, reach)
                        || edit.delete(noun, row.sid(), reach));
            assertThat(touched).as("%s of %s by %s", row.sid(), noun, reach).isFalse();
          }
        }
      }
    }
    assertThat(rowCount()).isEqualTo(sampleCount());
  }

  @Test
  void manyRowsAreChangedOrDeletedWithinReachOnly() {
    for (var noun : Nouns.ALL) {
      var reach = new Reach.OfAccount(sample.sid(), sample.sid());
      int deleted = store.change(edit -> edit.deleteAll(noun, Query.all(), reach));
      assertThat(deleted).as(noun.name()).isZero();
    }
    var account = sample.account(1, 1);
    var reach =
        new Reach.OfAccountAndShared(
            account.account().orElseThrow(), account.provider().orElseThrow());
    var off = Row.empty(Nouns.VOIP_CARRIERS).with("is_active", false);
    assertThat(
            store.<Integer>change(
                edit -> edit.updateAll(Nouns.VOIP_CARRIERS, Query.all(), off, reach)))
        .isEqualTo(1);
  }

  private List<Reach> reaches() {
    var reaches = new ArrayList<Reach>();
    reaches.add(Reach.EVERYTHING);
    for (var tenant : sample.tenants()) {
      if (tenant.account().isPresent()) {
        var provider = tenant.provider().orElseThrow();
        reaches.add(new Reach.OfAccount(tenant.account().get(), provider));
        reaches.add(new Reach.OfAccountAndShared(tenant.account().get(), provider));
      } else if (tenant.provider().isPresent()) {
        reaches.add(new Reach.OfProvider(tenant.provider().get()));
      }
    }
    reaches.add(new Reach.OfProvider(sample.sid()));
    return reaches;
  }

  /// What rest-api.md 2.4 says, by the tenant that the row was made for.
  private List<Row> expected(Noun noun, Reach reach) {
    return sample.rows(noun).entrySet().stream()
        .filter(entry ->
            switch (reach) {
              case Reach.Everything() -> true;
              case Reach.OfProvider(var provider) ->
                  entry.getKey().provider().filter(provider::equals).isPresent();
              case Reach.OfAccount(var account, _) -> owns(entry.getKey(), account);
              case Reach.OfAccountAndShared(var account, var provider) ->
                  owns(entry.getKey(), account)
                      || (shares(noun)
                          && entry.getKey().account().isEmpty()
                          && entry.getKey().provider().filter(provider::equals).isPresent());
            })
        .map(java.util.Map.Entry::getValue)
        .toList();
  }

  private List<Row> changeable(Noun noun, Reach reach) {
    return expected(
        noun,
        reach instanceof Reach.OfAccountAndShared(var account, var provider)
            ? new Reach.OfAccount(account, provider)
            : reach);
  }

  private static boolean owns(Sample.Tenant tenant, Sid account) {
    return tenant.account().filter(account::equals).isPresent();
  }

  private static boolean shares(Noun noun) {
    return switch (noun.tenancy()) {
      case Tenancy.IsProvider() -> true;
      case Tenancy.ByColumns by -> by.sharing();
      case Tenancy.Through(_, var parent) -> shares(Nouns.named(parent));
      default -> false;
    };
  }

  private static Set<String> identities(Noun noun, List<Row> rows) {
    return rows.stream().map(Table.of(noun)::identity).collect(Collectors.toSet());
  }

  private static List<Noun> singlyKeyed() {
    return Nouns.ALL.stream().filter(noun -> noun.keys().size() == 1).toList();
  }

  /// Nouns whose rows have a sid.
  private List<Noun> identified() {
    return singlyKeyed().stream()
        .filter(noun ->
            sample.rows(noun).values().stream()
                .allMatch(row -> Table.of(noun).identity(row).length() == 36))
        .toList();
  }

  private long rowCount() {
    return store.read(view ->
        Nouns.ALL.stream()
            .mapToLong(noun -> view.count(noun, Query.all(), Reach.EVERYTHING))
            .sum());
  }

  private long sampleCount() {
    return Nouns.ALL.stream().mapToLong(noun -> sample.rows(noun).size()).sum();
  }
}
