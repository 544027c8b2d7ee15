package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.testkit.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is played into a call is what the other end records: its whole length, its level, nothing
/// put in between. The recording is baresip's. 1004 Hz, because G.711 repeats itself at 1000.
@TestInstance(Lifecycle.PER_CLASS)
@Isolated("what is heard in real time is measured, so nothing else may load the machine")
class AudioTest {
  private static final double HERTZ = 1_004;
  private static final int AMPLITUDE = 10_000;
  private static final int MILLIS = 3_000;
  private static final double ONE_PERCENT = AMPLITUDE / 100.0;

  /// A phone throws away what it has not played when it is hung up on, so the call goes on a while.
  private static final String A_WHILE = "{\"verb\": \"pause\", \"length\": 1}";

  /// So often a phone may call for one recording; the last one counts whatever the machine does.
  private static final int MOST_CALLS = 4;

  /// Four frames: less than that a phone makes up for.
  private static final Duration STANDS_STILL = Duration.ofMillis(80);

  private Path folder;
  private WebApp app;
  private ServerUnderTest server;

  @BeforeAll
  void starts(@TempDir Path scratch) throws IOException {
    folder = scratch;
    app = new WebApp(ServerUnderTest.SECRET);
    server = ServerUnderTest.start(folder, app, "--set", "sip.timerT1=100ms");
    // The very first call of a fresh JVM loads classes while it plays; its start is another matter.
    var _ = heardIn("first", "{\"verb\": \"play\", \"url\": \"silence_stream://500\"}", "PCMU");
  }

  @AfterAll
  void nothingIsLeftBehind() {
    try (var _ = app;
        var _ = server) {
      server.settles();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PCMU, 8000, 1",
    "PCMU, 16000, 1",
    "PCMU, 44100, 2",
    "PCMU, 48000, 2",
    "PCMA, 8000, 1",
    "PCMA, 44100, 1"
  })
  void aToneArrivesWholeAndAtItsLevel(String codec, int rate, int channels) throws IOException {
    var number = codec + rate;
    var file = app.wav(number + ".wav", Wav.tone(HERTZ, AMPLITUDE, MILLIS, rate, channels));

    var heard = heard(number, "{\"verb\": \"play\", \"url\": \"%s\"}".formatted(file), codec);

    var played = Audio.tone(HERTZ, AMPLITUDE, MILLIS).after(codec);
    var match = Match.of(heard, played);
    assertThat(match.likeness()).isGreaterThan(0.999);
    var tone = match.in(heard, played);
    assertThat(tone.level(HERTZ)).isCloseTo(AMPLITUDE, within(ONE_PERCENT));
    assertThat(tone.soundMillis()).isEqualTo(MILLIS);
    assertThat(heard.soundMillis()).isCloseTo(MILLIS, within(20L));
  }

  @Test
  void whatIsSaidTwiceIsTwiceAsLong() throws IOException {
    var say =
        "{\"verb\": \"say\", \"text\": \"Good morning, this is a sentence of some length.\","
            + " \"loop\": %d}";
    var once = heard("once", say.formatted(1), "PCMU").trimmed();
    var twice = heard("twice", say.formatted(2), "PCMU").trimmed();
    assertThat(once.millis()).isGreaterThan(2_000);
    var first = Match.of(twice, once);
    var rest = twice.part(first.at() + once.samples().length, twice.samples().length);
    assertThat(first.likeness()).isGreaterThan(0.999);
    assertThat(Match.of(rest, once).likeness()).isGreaterThan(0.999);
  }

  /// What is heard of that verb. What a phone records while the machine stands still says nothing
  /// of anybody: then it calls once more.
  private Audio heard(String number, String verb, String codec) throws IOException {
    for (int call = 1; call < MOST_CALLS; call++) {
      try (var machine = new Standstill()) {
        var heard = heardIn(number + "-" + call, verb, codec);
        if (machine.longest().compareTo(STANDS_STILL) < 0) {
          return heard;
        }
      }
    }
    return heardIn(number, verb, codec);
  }

  private Audio heardIn(String number, String verb, String codec) throws IOException {
    var line = app.line(number).verbs("[%s, %s]".formatted(verb, A_WHILE));
    var home = Files.createDirectory(folder.resolve("phone-" + number));
    try (var phone = new Baresip(home, codec, Wav.tone(400, 1_000, 60_000, Audio.RATE, 1))) {
      phone.dials(server.uri(number));
      phone.isHungUpOn();
      line.ends("trying 100", "in-progress 200", "completed 200");
      return phone.heard();
    }
  }
}
