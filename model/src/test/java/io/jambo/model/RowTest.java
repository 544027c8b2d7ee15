package io.jambo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Sid;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/// Rows, and whose they are.
class RowTest {
  private static final Sid ACCOUNT = new Sid("11111111-1111-4111-8111-111111111111");
  private static final Sid PROVIDER = new Sid("22222222-2222-4222-8222-222222222222");

  @Test
  void aFreshRowHasTheFallbacksOfItsColumns() {
    var row = Row.fresh(Nouns.VOIP_CARRIERS);
    assertThat(row.text("trunk_type")).contains("static_ip");
    assertThat(row.flag("is_active")).isTrue();
    assertThat(row.text("description")).isEmpty();
  }

  @Test
  void changesLeaveTheRestOfARowAsItIs() {
    var row = Row.fresh(Nouns.CALL_ROUTES).with("regex", "^49").with("priority", 3L);
    var changed = row.with(Row.empty(Nouns.CALL_ROUTES).with("priority", null));
    assertThat(changed.text("regex")).contains("^49");
    assertThat(changed.whole("priority")).isEmpty();
    assertThat(row.whole("priority")).contains(3L);
  }

  @Test
  void whatWasSaidIsInTheOrderOfTheColumns() {
    var row = Row.empty(Nouns.CALL_ROUTES).with("priority", null).with("regex", "^49");
    var said = row.values();
    var read = new LinkedHashMap<String, Object>();
    row.each((column, value) -> read.put(column.name(), value));
    var expected = new LinkedHashMap<String, Object>();
    for (var column : Nouns.CALL_ROUTES.columns()) {
      switch (column.name()) {
        case "regex" -> expected.put("regex", "^49");
        case "priority" -> expected.put("priority", null);
        default -> assertThat(said).doesNotContainKey(column.name());
      }
    }
    assertThat(read).containsExactlyEntriesOf(expected);
    assertThat(said).containsExactlyEntriesOf(expected).hasSize(2);
    assertThat(Row.empty(Nouns.CALL_ROUTES).values()).isEmpty();
  }

  @Test
  void aCopyWithAnotherKeyIsAnotherRow() {
    var row = Row.empty(Nouns.ACCOUNTS).with("account_sid", ACCOUNT);
    assertThat(row.sid()).isEqualTo(ACCOUNT);
    assertThat(row.with("account_sid", PROVIDER).sid()).isEqualTo(PROVIDER);
    assertThat(row.sid()).isEqualTo(ACCOUNT);
  }

  @Test
  void aColumnTakesOnlyWhatItHolds() {
    var row = Row.empty(Nouns.VOIP_CARRIERS);
    assertThatThrownBy(() -> row.with("is_active", 1L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row.with("colour", "blue"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row.with("register_password", "in clear"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesOfAnotherNounAreNotTakenForItsOwn() {
    var row = Row.empty(Nouns.VOIP_CARRIERS);
    assertThatThrownBy(() -> row.with(Row.empty(Nouns.CALL_ROUTES)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Row.read(Nouns.VOIP_CARRIERS, new Object[] {"too few"}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRowShowsNothingOfWhatItHolds() {
    var row = Row.empty(Nouns.PHONE_NUMBERS).with("number", "15550100");
    assertThat(row.toString()).doesNotContain("15550100");
    assertThat(Secret.of("hush").toString()).doesNotContain("hush");
  }

  @Test
  void aSharedCarrierIsItsProvidersAndAnAccountsOwnIsTheAccounts() {
    var shared = Row.fresh(Nouns.VOIP_CARRIERS).with("service_provider_sid", PROVIDER);
    assertThat(Nouns.VOIP_CARRIERS.ownerOf(shared)).isEqualTo(new Owner.Provider(PROVIDER));
    var own = shared.with("account_sid", ACCOUNT);
    assertThat(Nouns.VOIP_CARRIERS.ownerOf(own)).isEqualTo(new Owner.Account(ACCOUNT));
  }

  @Test
  void anAccountAndAProviderOwnThemselves() {
    var account = Row.fresh(Nouns.ACCOUNTS).with("account_sid", ACCOUNT);
    assertThat(Nouns.ACCOUNTS.ownerOf(account)).isEqualTo(new Owner.Account(ACCOUNT));
    var provider = Row.fresh(Nouns.SERVICE_PROVIDERS).with("service_provider_sid", PROVIDER);
    assertThat(Nouns.SERVICE_PROVIDERS.ownerOf(provider)).isEqualTo(new Owner.Provider(PROVIDER));
  }
}
