package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.edge.HouseRules;
import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.rest.AuthSettings;
import io.jambo.rest.Enrolment;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.Query;
import io.jambo.store.StoreSettings;
import io.jambo.store.real.CallRecordJournal;
import io.jambo.store.real.NodeKeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first start of a node, and the second.
class BootstrapTest {
  private final Kit kit = new RealKit();

  @TempDir Path data;

  private Holdings open(String admin, boolean ensure) {
    var rules =
        new HouseRules(
            new NodeSettings(Settings.NONE).speechDefaults(), Optional.empty(), true, _ -> false);
    var wanted =
        new Holdings.Wanted(
            StoreSettings.embedded(data),
            new NodeKeyFile.Where(Optional.empty(), Optional.empty(), data.resolve("user"), data),
            new CallRecordJournal.Settings(data.resolve("journal"), 1 << 20),
            false,
            Duration.ofMinutes(60),
            Secret.of(admin),
            ensure,
            rules);
    var holdings = Holdings.open(kit, wanted, new Counters());
    holdings.fill();
    return holdings;
  }

  private static long keys(Holdings holdings, Kit kit, String token) {
    var key = Enrolment.key(kit, Row.fresh(Nouns.API_KEYS), Secret.of(token));
    var same = Query.all().where("token_sha256", key.text("token_sha256").orElseThrow());
    return holdings.store().read(view -> view.count(Nouns.API_KEYS, same, Reach.EVERYTHING));
  }

  @Test
  void anEmptyStoreIsGivenATenantAnAdministratorAndTwoKeys() {
    try (var holdings = open("the admin token", true)) {
      var shown = holdings.shown().orElseThrow();
      assertThat(keys(holdings, kit, "the admin token")).isOne();
      assertThat(keys(holdings, kit, shown.accountKey().reveal())).isOne();
      var all = Query.all();
      holdings
          .store()
          .read(view -> {
            assertThat(view.all(Nouns.SERVICE_PROVIDERS, all, Reach.EVERYTHING)).hasSize(1);
            var account = view.all(Nouns.ACCOUNTS, all, Reach.EVERYTHING).getFirst();
            assertThat(account.secret("webhook_secret").orElseThrow().reveal())
                .matches("wh_secret_[2-9A-HJ-NP-Za-km-z]{22}");
            var admin = view.all(Nouns.USERS, all, Reach.EVERYTHING).getFirst();
            assertThat(admin.flag("force_change")).isTrue();
            assertThat(admin.text("hashed_password").orElseThrow()).startsWith("$argon2id$");
            assertThat(view.count(Nouns.USER_PERMISSIONS, all, Reach.EVERYTHING)).isEqualTo(3);
            return true;
          });
      assertThat(shown.toString()).doesNotContain(shown.password().reveal());
    }
  }

  @Test
  void nothingInTheDataFolderIsForOthers() throws IOException {
    var folder = new DataFolder(data.resolve("made"));
    folder.ports(Map.of("http", 3000));
    var _ = folder.secret("admin-token", kit, Optional.empty());
    data = folder.path();
    try (var _ = open("one", true);
        var files = Files.walk(data)) {
      var rights = files.collect(Collectors.toMap(file -> file, BootstrapTest::rights));
      assertThat(rights.size()).isGreaterThan(6);
      assertThat(rights)
          .allSatisfy((file, mode) ->
              assertThat(mode)
                  .as(file.toString())
                  .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    }
  }

  private static String rights(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void aSecondStartMakesNothingNewAndKnowsTheSameSecrets() {
    String signing;
    try (var holdings = open("one", true)) {
      signing = holdings.jwtSecret().reveal();
    }
    try (var holdings = open("one", true)) {
      assertThat(holdings.shown()).isEmpty();
      assertThat(keys(holdings, kit, "one")).isOne();
      assertThat(holdings.jwtSecret().reveal()).isEqualTo(signing);
      assertThat(AuthSettings.usual(holdings.jwtSecret()).jwtSecret()).isNotNull();
    }
  }

  @Test
  void aPresetAdminTokenIsAKeyFromThenOn() {
    open("one", true).close();
    try (var holdings = open("another", true)) {
      assertThat(keys(holdings, kit, "another")).isOne();
      assertThat(keys(holdings, kit, "one")).isOne();
    }
  }

  @Test
  void aLostKeyOfTheNodeEndsTheStartAndIsNotReplaced() throws IOException {
    open("one", true).close();
    Files.delete(data.resolve("user").resolve("jambo").resolve("node.key"));
    Assertions.assertThatThrownBy(() -> open("one", true))
        .isInstanceOf(NodeKeyRefused.class)
        .hasMessageContaining("JAMBO_KEY_FILE");
    assertThat(data.resolve("user").resolve("jambo").resolve("node.key")).doesNotExist();
  }
}
