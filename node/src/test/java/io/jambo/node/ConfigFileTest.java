package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void keysMayBeNestedOrDotted() throws IOException {
    var read =
        yaml(
            """
            sip:
              listen: 127.0.0.1:5080 # the port of the old one
              knownSources: [192.0.2.0/24, 198.51.100.7/32]
            log.level: debug
            node:
              drainDeadline: 90
            network:
              allowTargets:
                - 10.0.0.0/8
                - app.example.test:8443
            media.promptFolder:
            """);

    assertThat(read)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "sip.listen", "127.0.0.1:5080",
                "sip.knownSources", "192.0.2.0/24,198.51.100.7/32",
                "log.level", "debug",
                "node.drainDeadline", "90",
                "network.allowTargets", "10.0.0.0/8,app.example.test:8443",
                "media.promptFolder", ""));
  }

  @Test
  void aSwitchIsReadAsItIsWritten() throws IOException {
    assertThat(yaml("speech.native: off")).containsEntry("speech.native", "off");
    assertThat(yaml("speech.native: false")).containsEntry("speech.native", "false");
  }

  @Test
  void propertiesHaveTheSameKeys() throws IOException {
    var file = Files.writeString(folder.resolve("jambo.properties"), "sip.listen=127.0.0.1:5080\n");

    assertThat(ConfigFile.read(file)).containsEntry("sip.listen", "127.0.0.1:5080");
  }

  @Test
  void anEmptyFileSetsNothing() throws IOException {
    assertThat(yaml("# nothing yet\n")).isEmpty();
  }

  @Test
  void whatIsNoYamlIsRefusedInOneSentence() {
    assertThatThrownBy(() -> yaml("sip: [1, 2"))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("jambo.yaml is no YAML")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> yaml("just words"))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("KEY: VALUE");
  }

  @Test
  void aKeyThatIsSetTwiceIsRefused() {
    assertThatThrownBy(() -> yaml("sip.listen: a\nsip:\n  listen: b\n"))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("sip.listen is set twice");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("nowhere.yaml")))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("nowhere.yaml");
  }

  private Map<String, String> yaml(String text) throws IOException {
    return ConfigFile.read(Files.writeString(folder.resolve("jambo.yaml"), text));
  }
}
