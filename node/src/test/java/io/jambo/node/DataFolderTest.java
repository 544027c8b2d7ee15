package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.RealKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private final RealKit kit = new RealKit();

  @TempDir private Path temporary;

  @Test
  void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    var data = new DataFolder(temporary.resolve("data"));

    var first = data.secret("admin-token", kit, Optional.empty());
    var second = data.secret("admin-token", kit, Optional.empty());

    assertThat(first.fresh()).isTrue();
    assertThat(second.fresh()).isFalse();
    assertThat(second.value()).isEqualTo(first.value()).hasSize(48);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
        .isEqualTo("rw-------");
    assertThat(first.toString()).doesNotContain(first.value());
  }

  @Test
  void aPresetSecretIsNotWritten() throws IOException {
    var data = new DataFolder(temporary);

    assertThat(data.secret("admin-token", kit, Optional.of("given")).value()).isEqualTo("given");
    assertThat(temporary.resolve("admin-token")).doesNotExist();
  }

  @Test
  void thePortsAreWrittenAsOneJsonObject() throws IOException {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("http", 3000);
    ports.put("sip_udp", 5060);

    new DataFolder(temporary).ports(ports);

    assertThat(temporary.resolve("ports.json")).hasContent("{\"http\": 3000, \"sip_udp\": 5060}\n");
    assertThat(temporary.resolve("ports.json.new")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsABadSetting() throws IOException {
    var file = Files.writeString(temporary.resolve("file"), "x");

    assertThatThrownBy(() -> new DataFolder(file.resolve("data")))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("--data");
  }
}
