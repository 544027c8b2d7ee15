package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.kit.RealKit;
import io.jambo.kit.Scope;
import io.jambo.wire.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningTest {
  @TempDir Path folder;

  private static short[] sine(double hertz, int amplitude, int samples) {
    var sine = new short[samples];
    for (int i = 0; i < samples; i++) {
      sine[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / 8_000));
    }
    return sine;
  }

  private static short[] noise(long seed, int samples) {
    var random = new Random(seed);
    var noise = new short[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (short) (random.nextInt(20_001) - 10_000);
    }
    return noise;
  }

  @Test
  void loudnessIsMeasuredAgainstFullScale() {
    assertThat(Loudness.dbfs(sine(1_000, 32_767, 8_000))).isCloseTo(-3.01, within(0.01));
    assertThat(Loudness.dbfs(sine(1_000, 3_277, 8_000))).isCloseTo(-23.01, within(0.01));
    assertThat(Loudness.dbfs(new short[100])).isEqualTo(Loudness.SILENCE);
    assertThat(Loudness.dbfs(new short[0])).isEqualTo(Loudness.SILENCE);
  }

  @Test
  void aToneIsFoundAtItsFrequencyAlone() {
    var tone = new Pcm(8_000, sine(440, 16_384, 8_000));
    assertThat(Goertzel.share(tone, 440)).isCloseTo(1, within(0.001));
    assertThat(Goertzel.dbfs(tone, 440)).isCloseTo(-9.03, within(0.01));
    assertThat(Goertzel.share(tone, 480)).isLessThan(0.001);
    assertThat(Goertzel.share(new Pcm(8_000, noise(1, 8_000)), 440)).isLessThan(0.01);
    assertThat(Goertzel.share(new Pcm(8_000, new short[800]), 440)).isZero();
    assertThat(Goertzel.share(new Pcm(8_000, new short[0]), 440)).isZero();
  }

  @Test
  void aPromptIsFoundInWhatWasHeard() {
    var prompt = noise(1, 2_000);
    var heard = noise(2, 6_000);
    for (int i = 0; i < prompt.length; i++) {
      heard[1_234 + i] = (short) (prompt[i] / 2);
    }
    var found = Correlation.best(heard, prompt);
    assertThat(found.offset()).isEqualTo(1_234);
    assertThat(found.coefficient()).isGreaterThan(0.999);
    assertThat(Correlation.best(noise(3, 6_000), prompt).coefficient()).isLessThan(0.2);
    assertThat(Correlation.best(new short[10], prompt)).isEqualTo(new Correlation(0, 0));
    assertThat(Correlation.best(new short[3_000], prompt)).isEqualTo(new Correlation(0, 0));
  }

  @Test
  void memoryKeepsWhatFitsAndNoMore() {
    var sink = new MemorySink(Duration.ofMillis(50));
    for (int i = 0; i < 4; i++) {
      var frame = new short[160];
      Arrays.fill(frame, (short) i);
      sink.write(frame, 160);
    }
    assertThat(sink.pcm().samples()).hasSize(400).endsWith((short) 2).startsWith((short) 0);
  }

  @Test
  void aRecordingIsARightWavFileOfAllThatWasSaid() throws IOException {
    var kit = new RealKit();
    var file = folder.resolve("heard.wav");
    Files.write(file, new byte[500_000]);
    var said = noise(4, 160_000);
    try (var scope = new Scope(kit)) {
      var sink = WavSink.start(kit, scope, file);
      for (int at = 0; at < said.length; at += 160) {
        sink.write(Arrays.copyOfRange(said, at, at + 160), 160);
        if (at % 16_000 == 0) {
          kit.pause(Duration.ofMillis(5));
        }
      }
      sink.close();
      assertThat(sink.lostSamples()).isZero();
      sink.write(said, 160);
      assertThat(sink.lostSamples()).isEqualTo(160);
    }
    var wanted = WavFile.of(8_000, said);
    var header = Wav.header(8_000, 2 * said.length);
    System.arraycopy(header, 0, wanted, 0, header.length);
    assertThat(Files.readAllBytes(file)).isEqualTo(wanted);
  }

  @Test
  void theEndOfTheScopeCompletesTheRecording() throws IOException {
    var kit = new RealKit();
    var file = folder.resolve("heard.wav");
    try (var scope = new Scope(kit)) {
      WavSink.start(kit, scope, file).write(noise(1, 160), 160);
    }
    assertThat(Files.size(file)).isEqualTo(44 + 320);
    assertThat(Files.readAllBytes(file)).startsWith(Wav.header(8_000, 320));
  }
}
