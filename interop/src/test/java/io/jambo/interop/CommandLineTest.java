package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of the real program and their exit codes.
class CommandLineTest {
  private static final int PORT_IN_USE = 4;
  private static final int WRONG_USE = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--sip", "--http", "--management"})
  void aPortInUseIsNamedInOneSentence(String listener) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var words = ServerUnderTest.words(folder);
      words.set(words.indexOf(listener) + 1, "127.0.0.1:" + taken.getLocalPort());
      var serve = Jar.run(folder, words.toArray(String[]::new));
      assertThat(serve.code()).isEqualTo(PORT_IN_USE);
      assertThat(serve.out()).doesNotContain("ready");
      assertThat(serve.err().lines().filter(line -> line.startsWith("jambo: ")))
          .singleElement()
          .asString()
          .contains("" + taken.getLocalPort(), listener);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sip=nonsense",
        "--rtp=9-1",
        "--app=ftp://127.0.0.1/",
        "--set=sip.timerT1=soon",
        "--set=no.such.setting=1",
        "--no-such-flag"
      })
  void aSettingThatCantBeObeyedIsNamedInOneSentence(String flag) {
    var serve = Jar.run(folder, "serve", "--data", folder.toString(), flag);
    assertThat(serve.code()).isEqualTo(WRONG_USE);
    assertThat(serve.out()).isEmpty();
    assertThat(serve.err()).startsWith("jambo: ");
  }

  @Test
  void checkPassesAValidFile() throws IOException {
    var checked = check("[{\"verb\": \"say\", \"text\": \"hello\"}]");
    assertThat(checked.code()).isZero();
    assertThat(checked.out()).isEmpty();
  }

  @Test
  void checkPrintsALineForEveryProblem() throws IOException {
    var checked = check("[{\"verb\": \"say\"}, {\"verb\": \"jump\"}]");
    assertThat(checked.code()).isOne();
    assertThat(checked.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("verbs.json: /"));
  }

  @Test
  void checkSaysWhenThereIsNoFile() {
    var checked = Jar.run(folder, "check", "nowhere.json");
    assertThat(checked.code()).isEqualTo(WRONG_USE);
    assertThat(checked.err()).contains("nowhere.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call",
        "call mailto:somebody@example.test",
        "call sip:a@127.0.0.1 --time soon",
        "jump"
      })
  void wrongUseIsTwo(String words) {
    assertThat(Jar.run(folder, words.split(" ")).code()).isEqualTo(WRONG_USE);
  }

  @Test
  void aCallToNobodyFails() {
    var call = Jar.run(folder, "call", "sip:a@127.0.0.1:9;transport=tcp");
    assertThat(call.code()).isOne();
  }

  private Shell.Ended check(String verbs) throws IOException {
    Files.writeString(folder.resolve("verbs.json"), verbs);
    return Jar.run(folder, "check", "verbs.json");
  }
}
