package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Secret;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.VaultKey;
import io.jambo.store.real.NodeKeyFile.Found;
import io.jambo.store.real.NodeKeyFile.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeyFileTest {
  @TempDir Path folder;

  private final Random random = new Random(7);

  @Test
  void theFirstStartMakesAKeyThatOnlyTheUserCanReadAndTheNextOneFindsIt() throws IOException {
    var first = find(Set.of());
    var file = folder.resolve("config/jambo/node.key");
    assertThat(first.place()).isEqualTo(file.toString());
    assertThat(first.warning()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    var second = find(first.keys().names());
    assertThat(second.keys().names()).isEqualTo(first.keys().names());
    assertThat(folder.resolve("data/node.key")).doesNotExist();
  }

  @Test
  void whereTheConfigurationFolderCannotBeWrittenTheKeyLiesBesideTheDataWithAWarning()
      throws IOException {
    Files.writeString(folder.resolve("config"), "a file where a folder should be");
    var first = find(Set.of());
    assertThat(first.place()).isEqualTo(folder.resolve("data/node.key").toString());
    assertThat(first.warning().orElseThrow()).contains("beside the data");
    var second = find(first.keys().names());
    assertThat(second.warning()).isPresent();
    assertThat(second.keys().names()).isEqualTo(first.keys().names());
  }

  @Test
  void aLostKeyIsNeverReplacedByANewOne() throws IOException {
    var needed = find(Set.of()).keys().names();
    Files.delete(folder.resolve("config/jambo/node.key"));
    assertThatThrownBy(() -> find(needed))
        .isInstanceOf(NodeKeyRefused.class)
        .hasMessageContaining(needed.iterator().next())
        .hasMessageContaining("JAMBO_KEY_FILE");
    assertThat(folder.resolve("config/jambo/node.key")).doesNotExist();
    assertThat(folder.resolve("data/node.key")).doesNotExist();
  }

  @Test
  void anotherKeyThanTheDataNeedsIsRefused() {
    var other = VaultKey.fresh(random).name();
    var made = find(Set.of()).keys().current().name();
    assertThatThrownBy(() -> find(Set.of(made, other)))
        .isInstanceOf(NodeKeyRefused.class)
        .hasMessageContaining(other)
        .hasMessageNotContaining(made);
  }

  @Test
  void aNamedFileIsUsedAloneAndTheFirstKeyInItIsTheCurrentOne() throws IOException {
    var old = VaultKey.fresh(random);
    var current = VaultKey.fresh(random);
    var file = folder.resolve("own.key");
    Files.writeString(file, "# rotated\r\n\r\n" + text(current) + "\r\n  " + text(old) + "  \n");
    var found = NodeKeyFile.find(where(Optional.empty(), Optional.of(file)), Set.of(), random);
    assertThat(found.keys().current().name()).isEqualTo(current.name());
    assertThat(found.keys().names()).containsExactlyInAnyOrder(current.name(), old.name());
    assertThat(found.warning().orElseThrow()).contains("chmod 600");
    assertThat(folder.resolve("config")).doesNotExist();
  }

  @Test
  void theValueWinsAndWritesNothing() {
    var key = VaultKey.fresh(random);
    var where = where(Optional.of(Secret.of(text(key))), Optional.of(folder.resolve("no.key")));
    var found = NodeKeyFile.find(where, Set.of(key.name()), random);
    assertThat(found.keys().current().name()).isEqualTo(key.name());
    assertThat(found.place()).isEqualTo("JAMBO_KEY");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutShowingIt() throws IOException {
    var file = folder.resolve("own.key");
    for (var wrong : new String[] {"", "# nothing\n", "c2hvcnQ=", "not base64 at all!", "%%%%"}) {
      Files.writeString(file, wrong);
      assertThatThrownBy(
              () -> NodeKeyFile.find(where(Optional.empty(), Optional.of(file)), Set.of(), random))
          .isInstanceOf(NodeKeyRefused.class)
          .hasMessageContaining(file.toString())
          .hasMessageNotContaining("c2hvcnQ");
    }
  }

  @Test
  void twoFirstStartsInTheSameMomentHaveTheSameKey() throws Exception {
    for (int round = 0; round < 20; round++) {
      var config = folder.resolve("round" + round);
      var where = new Where(Optional.empty(), Optional.empty(), config, folder.resolve("data"));
      try (var threads = Executors.newFixedThreadPool(4)) {
        var founds = new ArrayList<Future<Found>>();
        for (int i = 0; i < 4; i++) {
          founds.add(threads.submit(() -> NodeKeyFile.find(where, Set.of(), new Random())));
        }
        var names = new ArrayList<String>();
        for (var found : founds) {
          names.add(found.get().keys().current().name());
        }
        assertThat(Set.copyOf(names)).hasSize(1);
      }
    }
  }

  private Found find(Set<String> needed) {
    return NodeKeyFile.find(where(Optional.empty(), Optional.empty()), needed, random);
  }

  private Where where(Optional<Secret> value, Optional<Path> file) {
    return new Where(value, file, folder.resolve("config"), folder.resolve("data"));
  }

  private static String text(VaultKey key) {
    return Base64.getEncoder().encodeToString(key.raw());
  }
}
