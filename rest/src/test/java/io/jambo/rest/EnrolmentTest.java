package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theSecretThatSignsTokensIsMadeOnceAndKept(Database database) {
    var kit = new RealKit();
    try (var store = database.open(folder)) {
      var secret = Enrolment.signingSecret(kit, store);
      assertThat(secret.reveal().length()).isGreaterThanOrEqualTo(64);
      assertThat(Enrolment.signingSecret(kit, store)).isEqualTo(secret);
      assertThat(new Tokens(secret)).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyAndAUserMadeOnTheCommandLineComeIn(Database database) {
    try (var building = new Building(database, folder)) {
      var token = Enrolment.token(building.kit);
      building.add(Enrolment.key(building.kit, Row.fresh(Nouns.API_KEYS), token));
      assertThat(building.session("GET", "/v1/Users", token.reveal(), "").status).isEqualTo(200);
      var cost = new AuthSettings.Argon2(64, 1, 1);
      var word = Secret.of(Building.PASSWORD);
      building.add(
          Row.fresh(Nouns.USERS)
              .with("name", "admin")
              .with("email", "admin@a.test")
              .with(Enrolment.password(building.kit, cost, word)));
      assertThat(building.login("admin")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAdminTokenThatAnOperatorPresetsMayBeAnyText(Database database) {
    try (var building = new Building(database, folder)) {
      for (var text : List.of("open sesame 1", "a.b.c", "ACF1ED00-0000-4000-8000-000000000000")) {
        building.add(Enrolment.key(building.kit, Row.fresh(Nouns.API_KEYS), Secret.of(text)));
        assertThat(building.session("GET", "/v1/Users", text, "").status).as(text).isEqualTo(200);
      }
    }
  }

  @Test
  void passwordsAreHashedWithWhatIsAskedAndOldHashesAreRead() {
    var kit = new RealKit();
    var passwords = new Passwords(kit, () -> AuthSettings.Argon2.USUAL);
    var hash = passwords.hash("word");
    assertThat(hash).startsWith("$argon2id$v=19$m=65536,t=3,p=4$");
    assertThat(passwords.matches("word", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("Word", Optional.of(hash))).isFalse();
    assertThat(passwords.matches("word", Optional.of("$argon2id$v=19$m=9,t=1$x"))).isFalse();
    // From RFC 9106's reference implementation: argon2i, 64 KiB, t 2, p 1, "somesalt".
    var old =
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA";
    assertThat(passwords.matches("password", Optional.of(old))).isTrue();
  }
}
