package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeFlagsTest {
  @TempDir Path folder;

  @Test
  void aValueStandsBehindItsFlagOrBehindAnEqualsSign() {
    var flags = ServeFlags.read(List.of("--sip", "127.0.0.1:0", "--app=http://127.0.0.1/?a=b"));

    assertThat(flags.settings())
        .containsEntry("sip.listen", "127.0.0.1:0")
        .containsEntry("node.app", "http://127.0.0.1/?a=b");
  }

  @Test
  void aListMayBeGivenPieceByPiece() {
    var flags = ServeFlags.read(List.of("--allow-target=10.0.0.0/8", "--allow-target", "a:80"));

    assertThat(flags.settings()).containsEntry("network.allowTargets", "10.0.0.0/8,a:80");
  }

  @Test
  void anUnknownFlagIsRefusedWithTheNearestKnownOne() {
    refused("unknown flag --sipp; did you mean --sip?", "--sipp", "x");
    refused("did you mean --config?", "--confg=x");
    refused("did you mean sip.timerT1?", "--set=sip.timerT=1");
  }

  @Test
  void aFlagWithoutItsValueIsRefused() {
    refused("--sip lacks its value", "--sip");
    refused("--set takes KEY=VALUE", "--set", "sip.timerT1");
  }

  @Test
  void aSecretIsNoFlagOutsideTheDevelopmentProfile() {
    refused("is a secret", "--set", "admin.token=x");
    assertThat(run(Map.of(), "--check-config", "--secret=x")).startsWith("0 ");
    assertThat(run(Map.of(), "--check-config", "--secret=x", "--set=node.profile=production"))
        .startsWith("2 ")
        .contains("JAMBO_SECRET_FILE");
  }

  @Test
  void theWholeConfigurationCanBeCheckedWithoutANode() throws IOException {
    assertThat(run(Map.of(), "--check-config")).startsWith("0 ");
    assertThat(run(Map.of(), "--check-config", "--sip=0.0.0.0:5060")).startsWith("2 ");
    assertThat(run(Map.of(), "--check-config", "--set=sip.knownSources=here")).startsWith("2 ");
    var file = Files.writeString(folder.resolve("jambo.yaml"), "sip.lisen: 127.0.0.1:5060\n");
    assertThat(run(Map.of(), "--check-config", "--config=" + file))
        .startsWith("2 ")
        .contains("did you mean sip.listen?");
  }

  @Test
  void eachSettingIsShownWithWhoHasSetIt() throws IOException {
    var file = Files.writeString(folder.resolve("jambo.yaml"), "log.level: debug\n");
    var shown =
        run(Map.of("JAMBO_SIP_LISTEN", "127.0.0.1:5070"), "--print-config", "--config=" + file);

    assertThat(shown)
        .contains("sip.listen: '127.0.0.1:5070'  # environment; ADDRESS:PORT")
        .contains("log.level: 'debug'  # file; debug, info, warn or error")
        .contains("sip.timerT1: '500ms'  # default;");
    assertThat(shown.lines()).hasSize(Catalogue.ALL.size());
  }

  @Test
  void whatIsShownCanBeReadAgain() throws IOException {
    var shown = run(Map.of(), "--print-config", "--set=sip.productName=it's: #1").substring(2);
    var file = Files.writeString(folder.resolve("again.yaml"), shown);

    assertThat(ConfigFile.read(file)).containsEntry("sip.productName", "it's: #1");
  }

  @Test
  void neitherSecretsNorLoginsAreShown() {
    var environment =
        Map.of(
            "JAMBO_SECRET", "marker-one",
            "JAMBO_ADMIN_TOKEN", "marker-two",
            "JAMBO_APP", "http://user:marker-three@127.0.0.1/");

    assertThat(run(environment, "--print-config"))
        .doesNotContain("marker")
        .contains("# node.secret: (not shown)");
  }

  @Test
  void aSecretMayLieInAFileThatTheEnvironmentNames() throws IOException {
    var file = Files.writeString(folder.resolve("secret"), "kept\n");
    var settings = Settings.of(Map.of(), Map.of("JAMBO_SECRET_FILE", file.toString()), Map.of());

    assertThat(settings.text("node.secret")).contains("kept");
    assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("JAMBO_SIP_LISTEN_FILE", "x"), Map.of()))
        .hasMessageContaining("unknown setting JAMBO_SIP_LISTEN_FILE");
  }

  private static void refused(String why, String... words) {
    assertThatThrownBy(() -> ServeFlags.read(List.of(words)))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining(why);
  }

  /// Exit code, standard output, standard error.
  private static String run(Map<String, String> environment, String... words) {
    var said = new ByteArrayOutputStream();
    try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      var arguments = new java.util.ArrayList<>(List.of("serve"));
      arguments.addAll(List.of(words));
      int code = Main.run(arguments, environment, out, out);
      return code + " " + said.toString(StandardCharsets.UTF_8);
    }
  }
}
