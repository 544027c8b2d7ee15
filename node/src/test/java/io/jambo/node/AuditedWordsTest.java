package io.jambo.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.node.real.HttpDoor;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every operator's word that reads or changes the store as a whole stands in the audit log, and
/// `verify` finds out who alters that.
class AuditedWordsTest {
  private final Kit kit = new RealKit();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void fill() {
    data = folder.resolve("data");
    var places = places(data, Map.of());
    Store.open(kit, places.store()).close();
    try (var open = OpenStore.open(kit, places)) {
      open.store()
          .change(edit ->
              edit.insert(
                  Row.fresh(Nouns.SERVICE_PROVIDERS)
                      .with("service_provider_sid", Sid.random(kit.random()))
                      .with("name", "ours")));
      open.store()
          .change(edit ->
              edit.insert(
                  Row.fresh(Nouns.WEBHOOKS)
                      .with("webhook_sid", Sid.random(kit.random()))
                      .with("url", "http://127.0.0.1/")
                      .with("password", Secret.of("sesame"))));
      open.store()
          .change(edit ->
              edit.insert(
                  Row.fresh(Nouns.USERS)
                      .with("user_sid", Sid.random(kit.random()))
                      .with("name", "admin")
                      .with("email", "admin")));
    }
  }

  @Test
  void everyWordLeavesItsEntryInAChainThatIsWhole() {
    var copy = folder.resolve("copy").toString();
    var export = folder.resolve("export").toString();
    for (var words :
        List.of(
            List.of("key", "create"),
            List.of("admin", "reset"),
            List.of("admin", "reset", "--token"),
            List.of("backup", copy),
            List.of("keys", "prune", copy + ".keys"),
            List.of("keys", "rotate"),
            List.of("export", export),
            List.of("import", export))) {
      assertThat(run(data, words)).as("%s %s", words, err).isZero();
    }
    assertThat(notes(data))
        .containsExactly(
            "create api_keys",
            "reset users",
            "reset api_keys",
            "create backups",
            "prune backups",
            "rotate node_keys",
            "export configuration",
            "import service_providers");
    assertThat(run(data, List.of("verify"))).isZero();
    assertThat(out.toString(UTF_8)).endsWith("audit log: 8 entries, each chain whole\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aRestoreIsTheNextEntryOfTheChainThatItBroughtBack() {
    assertThat(run(data, List.of("key", "create"))).isZero();
    var copy = folder.resolve("copy").toString();
    assertThat(run(data, List.of("backup", copy))).isZero();
    var other = folder.resolve("other");
    assertThat(run(other, List.of("restore", copy))).as(err.toString(UTF_8)).isZero();
    assertThat(notes(other)).containsExactly("create api_keys", "restore backups");
    assertThat(run(other, List.of("verify"))).isZero();
  }

  @Test
  void anAlteredEntryIsNamedInTheDatabaseAndInACopyOfIt() {
    assertThat(run(data, List.of("key", "create"))).isZero();
    assertThat(run(data, List.of("key", "create"))).isZero();
    Sid altered;
    try (var open = OpenStore.open(kit, places(data, Map.of()))) {
      altered =
          open.store()
              .read(view -> view.all(Nouns.AUDIT_LOG, Query.all(), Reach.EVERYTHING))
              .getFirst()
              .sid();
      var changes = Row.empty(Nouns.AUDIT_LOG).with("scope", "account");
      assertThat(
              open.store()
                  .<Boolean>change(
                      edit -> edit.update(Nouns.AUDIT_LOG, altered, changes, Reach.EVERYTHING)))
          .isTrue();
    }
    assertThat(run(data, List.of("verify"))).isEqualTo(Main.FAULT);
    var copy = folder.resolve("copy").toString();
    assertThat(run(data, List.of("backup", copy))).isZero();
    assertThat(run(data, List.of("verify", copy))).isEqualTo(Main.FAULT);
    assertThat(err.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("broken at entry " + altered));
  }

  @Test
  void aRunningNodeWritesItDownForATokenThatAFileHolds() throws IOException {
    assertThat(run(data, List.of("admin", "reset", "--token"))).isZero();
    var token = Files.move(data.resolve("admin-token"), folder.resolve("token"));
    var places = places(data, Map.of());
    try (var open = OpenStore.open(kit, places);
        var door = door(open, places)) {
      new DataFolder(data).ports(Map.of("management", door.port()));
      var copy = folder.resolve("copy").toString();
      var given = Map.of("JAMBO_ADMIN_TOKEN_FILE", token.toString());
      assertThat(run(data, List.of("backup", copy), given)).isZero();
      assertThat(err.toString(UTF_8)).isEmpty();
      // Without a token the copy is made all the same.
      assertThat(run(data, List.of("backup", copy + "2"))).isZero();
      assertThat(err.toString(UTF_8)).contains("not noted").contains("admin token");
    }
    assertThat(notes(data)).containsExactly("reset api_keys", "create backups");
  }

  @Test
  void anAdminTokenThatIsPresetIsNotResetForItWouldComeBack() {
    var given = Map.of("JAMBO_ADMIN_TOKEN", "preset");
    assertThat(run(data, List.of("admin", "reset", "--token"), given)).isEqualTo(Main.FAULT);
    assertThat(err.toString(UTF_8)).contains("JAMBO_ADMIN_TOKEN");
    assertThat(data.resolve("admin-token")).doesNotExist();
  }

  private HttpDoor door(OpenStore open, StorePlaces places) throws IOException {
    var desk = new CommandDesk(asked -> HttpDoor.Answer.text(404, ""), kit::wallClock);
    desk.open(open.store(), new ErrandDesk(kit, open, places));
    return new HttpDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), desk);
  }

  private List<String> notes(Path where) {
    try (var open = OpenStore.open(kit, places(where, Map.of()))) {
      return open
          .store()
          .read(view -> view.all(Nouns.AUDIT_LOG, Query.all().orderBy("time"), Reach.EVERYTHING))
          .stream()
          .map(row -> row.text("action").orElse("") + " " + row.text("entity").orElse(""))
          .toList();
    }
  }

  private int run(Path where, List<String> words) {
    return run(where, words, Map.of());
  }

  private int run(Path where, List<String> words, Map<String, String> given) {
    var all = new ArrayList<>(words);
    all.addAll(List.of("--data", where.toString()));
    return Main.run(all, environment(given), stream(out), stream(err));
  }

  private StorePlaces places(Path where, Map<String, String> given) {
    return StorePlaces.of(
        Settings.of(Map.of("data", where.toString()), environment(given), Map.of()));
  }

  private Map<String, String> environment(Map<String, String> given) {
    var all = new java.util.HashMap<>(given);
    all.put("JAMBO_KEY_FILE", folder.resolve("node.key").toString());
    return all;
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }
}
