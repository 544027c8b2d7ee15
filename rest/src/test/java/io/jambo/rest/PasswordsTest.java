package io.jambo.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  /// A virtual machine with one carrier: who computes there stops everybody.
  private static final List<String> ONE_CARRIER =
      List.of(
          "-Djdk.virtualThreadScheduler.parallelism=1",
          "-Djdk.virtualThreadScheduler.maxPoolSize=1");

  @Test
  void aPasswordOpensWhatItWasHashedFor() {
    var passwords = new Passwords(new RealKit(), () -> new AuthSettings.Argon2(64, 1, 1));
    var kept = Optional.of(passwords.hash("rosebud"));
    assertThat(passwords.matches("rosebud", kept)).isTrue();
    assertThat(passwords.matches("rosebuds", kept)).isFalse();
    assertThat(passwords.matches("rosebud", Optional.empty())).isFalse();
  }

  @Test
  void aLoginKeepsItsCarrierFromNobody() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(ONE_CARRIER);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Beside.class.getName()));
    var process = new ProcessBuilder(command).start();
    var told = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(told).isEqualTo("went on beside it");
  }

  /// Hashes a password on a virtual thread, and tells whether another went on meanwhile.
  static final class Beside {
    public static void main(String[] arguments) {
      Kit kit = new RealKit();
      var passwords = new Passwords(kit, () -> AuthSettings.Argon2.USUAL);
      var hashed = new AtomicBoolean();
      var beside = new AtomicBoolean();
      var begun = new Gate();
      var ended = new Gate();
      var _ =
          kit.fork(
              "other",
              () -> {
                boolean _ = kit.await(begun, Kit.NEVER);
                beside.set(!hashed.get());
                kit.open(ended);
              });
      var _ =
          kit.fork(
              "login",
              () -> {
                kit.open(begun);
                String _ = passwords.hash("rosebud");
                hashed.set(true);
              });
      boolean _ = kit.await(ended, Kit.NEVER);
      System.out.print(beside.get() ? "went on beside it" : "stood still until it was done");
    }
  }
}
