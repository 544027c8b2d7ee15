package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.testkit.Audio;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// baresip, a foreign phone with audio: it calls, hears the prompt, presses keys. Its own recording
/// is compared with what was played.
@TestInstance(Lifecycle.PER_CLASS)
class BaresipTest {
  private static final int PROMPT_MILLIS = 2_000;

  private Path folder;
  private WebApp app;
  private ServerUnderTest server;

  @BeforeAll
  void starts(@TempDir Path scratch) throws IOException {
    folder = scratch;
    app = new WebApp(ServerUnderTest.SECRET);
    server = ServerUnderTest.start(folder, app, "--set", "sip.timerT1=100ms");
  }

  @AfterAll
  void nothingIsLeftBehind() {
    try (var _ = app;
        var _ = server) {
      server.settles();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PCMU", "PCMA"})
  void aPhoneHearsThePromptAndItsKeysReachTheApplication(String codec, @TempDir Path home)
      throws IOException {
    var prompt = app.wav(codec + ".wav", Wav.tone(1_004, 8_000, PROMPT_MILLIS, 8_000, 1));
    var line =
        app.line(codec)
            .verbs(
                """
                [{"verb": "play", "url": "%s", "actionHook": "/played"},
                 {"verb": "gather", "input": ["digits"], "numDigits": 2, "timeout": 20,
                  "actionHook": "/keys"},
                 {"verb": "hangup"}]
                """
                    .formatted(prompt));
    var played = Audio.tone(1_004, 8_000, PROMPT_MILLIS).after(codec);
    try (var phone = new Baresip(home, codec, Wav.tone(400, 1_000, 60_000, 8_000, 1))) {
      phone.dials(server.uri(codec));
      var _ = line.awaits("/played");
      phone.presses('4');
      phone.presses('#');
      phone.isHungUpOn();
      assertThat(line.digits("/keys")).containsExactly("4#");
      var match = Match.of(phone.heard(), played);
      assertThat(match.likeness()).isGreaterThan(0.999);
      var heard = match.in(phone.heard(), played);
      assertThat(heard.loudness()).isCloseTo(played.loudness(), within(played.loudness() / 100));
      assertThat(phone.heard().soundMillis()).isCloseTo(PROMPT_MILLIS, within(20L));
    }
    line.ends("trying 100", "in-progress 200", "completed 200");
  }
}
