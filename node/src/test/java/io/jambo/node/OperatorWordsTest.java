package io.jambo.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operators' words do what they say, and say what they can't do in one sentence.
class OperatorWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final RealKit kit = new RealKit();
  private final Sid provider = Sid.random(kit.random());
  private final Sid account = Sid.random(kit.random());
  private final Sid application = Sid.random(kit.random());
  private final Sid hook = Sid.random(kit.random());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void fill() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    var places = places(data);
    Store.open(kit, places.store()).close();
    try (var open = OpenStore.open(kit, places)) {
      open.store()
          .change(edit -> {
            rows().forEach(edit::insert);
            return 0;
          });
      open.store()
          .change(edit ->
              edit.update(
                  Nouns.ACCOUNTS,
                  account,
                  Row.empty(Nouns.ACCOUNTS).with("device_calling_application_sid", application),
                  Reach.EVERYTHING));
    }
  }

  @Test
  void aKeyIsMadeForItsOwnerAndShownOnce() {
    assertThat(run("key", "create", "--account", account.value(), "--name", "ci")).isZero();
    var token = out.toString(UTF_8).strip();
    List<Row> key =
        read(store ->
            store.read(view ->
                view.all(
                    Nouns.API_KEYS,
                    Query.all().where("token_sha256", Sha256.hex(token)),
                    Reach.EVERYTHING)));
    assertThat(key).hasSize(1);
    assertThat(key.getFirst().id("account_sid")).hasValue(account);
    assertThat(key.getFirst().text("name")).hasValue("ci");
    List<Row> notes = read(store -> store.read(view -> all(view, Nouns.AUDIT_LOG)));
    assertThat(notes).hasSize(1);
  }

  @Test
  void aKeyOfNobodyIsRefusedWithOneSentence() {
    var nobody = Sid.random(kit.random()).value();
    assertThat(run("key", "create", "--account", nobody)).isEqualTo(Main.FAULT);
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
    assertThat(run("key", "create", "--acount", nobody)).isEqualTo(Main.WRONG_USE);
  }

  @Test
  void aFolderWithoutADatabaseIsNotMadeOne() {
    var elsewhere = folder.resolve("elsewhere");
    for (var words :
        List.of(
            List.of("key", "create"),
            List.of("backup", folder.resolve("copy").toString()),
            List.of("export", folder.resolve("export").toString()))) {
      err.reset();
      assertThat(runIn(elsewhere, words)).as(words.toString()).isEqualTo(Main.STORAGE);
      assertThat(err.toString(UTF_8).lines()).hasSize(1);
    }
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void adminGetsANewPasswordToBeChangedAtOnce() {
    assertThat(run("admin", "reset")).isZero();
    assertThat(out.toString(UTF_8).strip()).hasSize(20);
    var admin = read(store -> store.read(view -> all(view, Nouns.USERS))).getFirst();
    assertThat(admin.flag("force_change")).isTrue();
    assertThat(admin.text("hashed_password").orElse("")).startsWith("$argon2id");
  }

  @Test
  void aNewAdminTokenIsKeptAndTheOldOneIsDead() throws IOException {
    assertThat(run("admin", "reset", "--token")).isZero();
    var first = Files.readString(data.resolve("admin-token")).strip();
    assertThat(run("admin", "reset", "--token")).isZero();
    var second = Files.readString(data.resolve("admin-token")).strip();
    var hashes =
        read(store -> store.read(view -> all(view, Nouns.API_KEYS))).stream()
            .map(row -> row.text("token_sha256").orElseThrow())
            .toList();
    assertThat(hashes).contains(Sha256.hex(second)).doesNotContain(Sha256.hex(first));
  }

  @Test
  void anExportIsReadableWithoutSecretsAndImportingItTwiceChangesNothingMore() throws IOException {
    var file = folder.resolve("export");
    assertThat(run("export", file.toString())).isZero();
    assertThat(Files.readString(file))
        .contains("{\"accounts\":{", "first account", "http://127.0.0.1/hook")
        .doesNotContain("wh_secret", "sesame", "$argon2id");
    var before = rows(data);

    assertThat(run("import", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("added: 0, changed: 0");
    var other = empty("other");
    assertThat(runIn(other, List.of("import", file.toString()))).isZero();
    assertThat(runIn(other, List.of("import", file.toString()))).isZero();
    assertThat(out.toString(UTF_8)).endsWith("added: 0, changed: 0\n");
    assertThat(rows(other)).isEqualTo(before);
  }

  @Test
  void secretsTravelUnderAPassphraseAndOpenByNoOther() throws IOException {
    var file = folder.resolve("export");
    assertThat(typed("correct horse battery", "export", file.toString(), "--with-secrets"))
        .isZero();
    assertThat(Files.readString(file)).contains("sealed").doesNotContain("sesame");
    var other = empty("other");
    assertThat(typedIn(other, "wrong horse battery", "import", file.toString()))
        .isEqualTo(Main.FAULT);
    assertThat(typedIn(other, "correct horse battery", "import", file.toString())).isZero();
    try (var open = OpenStore.open(kit, places(other))) {
      var webhook = open.store().find(Nouns.WEBHOOKS, hook, Reach.EVERYTHING).orElseThrow();
      assertThat(webhook.secret("password")).hasValue(Secret.of("sesame"));
    }
  }

  @Test
  void oneAccountMovesUnderTheOnlyServiceProviderOfAnotherInstallation() throws IOException {
    var file = folder.resolve("export");
    assertThat(run("export", file.toString(), "--account", account.value())).isZero();
    assertThat(Files.readString(file)).doesNotContain("\"users\"", "service_providers\":{");
    var other = empty("other");
    var there = Sid.random(kit.random());
    try (var open = OpenStore.open(kit, places(other))) {
      open.store().change(edit -> edit.insert(provider(there, "theirs")));
    }
    assertThat(runIn(other, List.of("import", file.toString()))).isZero();
    try (var open = OpenStore.open(kit, places(other))) {
      var moved = open.store().find(Nouns.ACCOUNTS, account, Reach.EVERYTHING).orElseThrow();
      assertThat(moved.id("service_provider_sid")).hasValue(there);
      assertThat(moved.id("device_calling_application_sid")).hasValue(application);
    }
  }

  @Test
  void aFileThatIsNoExportOrNotWholeIsRefusedAndChangesNothing() throws IOException {
    var file = folder.resolve("export");
    assertThat(run("export", file.toString())).isZero();
    var lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThat(run("import", file.toString())).isEqualTo(Main.FAULT);
    Files.writeString(file, "SQLite format 3");
    assertThat(run("import", file.toString())).isEqualTo(Main.FAULT);
    assertThat(err.toString(UTF_8).lines()).hasSize(2);
  }

  @Test
  void aBackupComesBackElsewhereAndOpensByTheNodesKeyOnly() throws IOException {
    var copy = folder.resolve("copy").toString();
    assertThat(run("backup", copy)).isZero();
    assertThat(run("verify", copy)).isZero();
    assertThat(out.toString(UTF_8)).contains("opened: 2 sealed values");
    var other = folder.resolve("restored");
    assertThat(runIn(other, List.of("restore", copy))).isZero();
    assertThat(rows(other)).isEqualTo(rows(data));
    assertThat(runIn(other, List.of("restore", copy))).isEqualTo(Main.FAULT);
    Files.delete(folder.resolve("node.key"));
    assertThat(run("verify", copy)).isEqualTo(Main.STORAGE);
  }

  @Test
  void afterARotationOldSealsOpenAndNewOnesLieUnderTheNewKey() throws IOException {
    var before = Files.readAllLines(folder.resolve("node.key"));
    assertThat(run("keys", "rotate")).isZero();
    assertThat(Files.readAllLines(folder.resolve("node.key")))
        .endsWith(before.toArray(new String[0]));
    var kinds =
        read(store -> store.read(view -> all(view, Nouns.OWNER_KEYS))).stream()
            .map(row -> row.text("kek_id").orElseThrow())
            .distinct();
    assertThat(kinds).hasSize(1).noneMatch(name -> before.toString().contains(name));
    try (var open = OpenStore.open(kit, places(data))) {
      assertThat(
              open.store()
                  .find(Nouns.WEBHOOKS, hook, Reach.EVERYTHING)
                  .orElseThrow()
                  .secret("password"))
          .hasValue(Secret.of("sesame"));
    }
  }

  private List<Row> rows() {
    return List.of(
        provider(provider, "ours"),
        Row.fresh(Nouns.ACCOUNTS)
            .with("account_sid", account)
            .with("name", "first account")
            .with("service_provider_sid", provider)
            .with("created_at", NOW)
            .with("webhook_secret", Secret.of("wh_secret_of_the_test")),
        Row.fresh(Nouns.WEBHOOKS)
            .with("webhook_sid", hook)
            .with("url", "http://127.0.0.1/hook")
            .with("username", "door")
            .with("password", Secret.of("sesame"))
            .with("account_sid", account),
        Row.fresh(Nouns.APPLICATIONS)
            .with("application_sid", application)
            .with("name", "hello")
            .with("account_sid", account)
            .with("call_hook_sid", hook)
            .with("created_at", NOW),
        Row.fresh(Nouns.USERS)
            .with("user_sid", Sid.random(kit.random()))
            .with("name", "admin")
            .with("email", "admin"));
  }

  private static Row provider(Sid sid, String name) {
    return Row.fresh(Nouns.SERVICE_PROVIDERS).with("service_provider_sid", sid).with("name", name);
  }

  private Path empty(String name) throws IOException {
    var other = Files.createDirectories(folder.resolve(name));
    Store.open(kit, StoreSettings.embedded(other)).close();
    return other;
  }

  private StorePlaces places(Path where) {
    return StorePlaces.of(Settings.of(Map.of("data", where.toString()), environment(), Map.of()));
  }

  private Map<String, String> environment() {
    return Map.of("JAMBO_KEY_FILE", folder.resolve("node.key").toString());
  }

  private int run(String... words) {
    return runIn(data, List.of(words));
  }

  private int runIn(Path where, List<String> words) {
    var all = new ArrayList<>(words);
    all.addAll(List.of("--data", where.toString()));
    return Main.run(all, environment(), stream(out), stream(err));
  }

  private int typed(String text, String... words) {
    return typedIn(data, text, words);
  }

  private int typedIn(Path where, String text, String... words) {
    var before = System.in;
    System.setIn(new ByteArrayInputStream((text + "\n").getBytes(UTF_8)));
    try {
      return runIn(where, List.of(words));
    } finally {
      System.setIn(before);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }

  private <T> T read(Function<Store, T> reading) {
    try (var open = OpenStore.open(kit, places(data))) {
      return reading.apply(open.store());
    }
  }

  /// Every row of what is configured, secrets aside.
  private Map<String, List<Row>> rows(Path where) {
    try (var open = OpenStore.open(kit, places(where))) {
      return open.store()
          .read(view ->
              ExportForm.NOUNS.stream()
                  .collect(
                      java.util.stream.Collectors.toMap(
                          noun -> noun.name(),
                          noun -> all(view, noun).stream().map(OperatorWordsTest::open).toList())));
    }
  }

  private static Row open(Row row) {
    var plain = Row.empty(row.noun());
    for (var column : row.noun().columns()) {
      if (!ExportForm.isSecret(column)) {
        plain = plain.with(column.name(), row.values().get(column.name()));
      }
    }
    return plain;
  }

  private static List<Row> all(io.jambo.store.View view, io.jambo.model.Noun noun) {
    return view.all(noun, Query.all(), Reach.EVERYTHING);
  }
}
