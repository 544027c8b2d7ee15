package io.jambo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// What every declaration must hold to.
class NounsTest {
  @Test
  void noTwoNounsHaveOneName() {
    assertThat(Nouns.ALL).extracting(Noun::name).doesNotHaveDuplicates().hasSize(46);
  }

  @Test
  void noTwoColumnsOfANounHaveOneName() {
    for (var noun : Nouns.ALL) {
      assertThat(noun.columns())
          .as(noun.name())
          .extracting(Column::name)
          .doesNotHaveDuplicates()
          .containsAll(noun.keys());
    }
  }

  @Test
  void aNounWithTwoColumnsOfOneNameCannotBeDeclared() {
    var column = Nouns.ACCOUNTS.columns().getFirst();
    assertThatThrownBy(() -> Noun.of("twins", new Tenancy.OfPlatform(), column, column))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatPointsSomewherePointsToANounThatIsThere() {
    for (var noun : Nouns.ALL) {
      for (var column : noun.columns()) {
        if (column.kind() instanceof Kind.Ref(var target, _)) {
          assertThat(Nouns.named(target).keys()).as(noun + "." + column.name()).hasSize(1);
        }
      }
    }
  }

  @Test
  void aFallbackIsWhatItsColumnHolds() {
    for (var noun : Nouns.ALL) {
      assertThat(Row.fresh(noun).values().keySet())
          .as(noun.name())
          .containsAll(
              noun.columns().stream()
                  .filter(column -> column.fallback().isPresent())
                  .map(Column::name)
                  .toList());
    }
  }

  @Test
  void ownersAreFoundWhereTheTenancySaysSo() {
    for (var noun : Nouns.ALL) {
      switch (noun.tenancy()) {
        case Tenancy.ByColumns(var account, var provider, _) -> {
          assertThat(noun.find("account_sid").isPresent()).as(noun.name()).isEqualTo(account);
          if (provider) {
            assertThat(noun.find("service_provider_sid")).as(noun.name()).isPresent();
          }
        }
        case Tenancy.Through(var column, var parent) -> {
          assertThat(noun.find(column)).as(noun.name()).isPresent();
          assertThat(Nouns.named(parent).key()).isEqualTo(column);
        }
        case Tenancy.IsAccount(), Tenancy.IsProvider(), Tenancy.OfPlatform() ->
            assertThat(noun.keys()).hasSize(1);
      }
    }
  }

  @Test
  void whatIsSealedIsNeverANumberInClearBesides() {
    var personalAndPlain = new HashSet<String>();
    for (var noun : Nouns.ALL) {
      for (var column : noun.columns()) {
        if (column.personal() && !column.atRestSealed()) {
          personalAndPlain.add(noun + "." + column.name());
        }
      }
    }
    assertThat(personalAndPlain)
        .as("tenants' configuration (security.md PII-9) and keyed indexes, nothing else")
        .containsExactlyInAnyOrder(
            "users.name",
            "users.email",
            "users.pending_email",
            "users.phone",
            "users.provider_userid",
            "phone_numbers.number",
            "clients.username",
            "alert_rules.email",
            "cdrs.from_index",
            "cdrs.to_index",
            "cdrs.sip_callid_index",
            "sip_messages.sip_callid_index");
  }
}
