package io.jambo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioTest {
  @ParameterizedTest
  @CsvSource({
    "PCMU, 0xff, 0", "PCMU, 0x7f, 0", "PCMU, 0x00, -32124", "PCMU, 0x80, 32124",
    "PCMU, 0xf0, 120", "PCMU, 0xef, 132", "PCMA, 0xd5, 8", "PCMA, 0x55, -8",
    "PCMA, 0xaa, 32256", "PCMA, 0x2a, -32256", "PCMA, 0x80, 5504"
  })
  void aCodeSoundsAsTheRecommendationSays(String codec, String code, int sample) {
    assertThat(G711.of(codec).decode((byte) (int) Integer.decode(code))).isEqualTo((short) sample);
  }

  @ParameterizedTest
  @CsvSource({"PCMU", "PCMA"})
  void everyCodeSurvivesATripAndEverySampleStaysNear(String codec) {
    var line = G711.of(codec);
    for (int code = 0; code < 256; code++) {
      short sample = line.decode((byte) code);
      assertThat(line.decode(line.encode(sample))).isEqualTo(sample);
    }
    for (int sample = -32_000; sample <= 32_000; sample += 7) {
      assertThat(Math.abs(line.decode(line.encode((short) sample)) - sample))
          .isLessThanOrEqualTo(Math.max(8, Math.abs(sample) / 16));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PCMU, 3963, 3900",
    "PCMU, 3964, 4092",
    "PCMU, -3963, -3900",
    "PCMU, -3964, -4092",
    "PCMA, 4095, 4032",
    "PCMA, 4096, 4224",
    "PCMA, -4095, -4032",
    "PCMA, 15, 8",
    "PCMA, 16, 24"
  })
  void theIntervalDecidesAndNotTheNearestLevel(String codec, short sample, short heard) {
    var line = G711.of(codec);
    assertThat(line.decode(line.encode(sample))).isEqualTo(heard);
  }

  @Test
  void aToneHasItsLevelAtItsFrequencyAndNoneElsewhere() {
    var tone = Audio.tone(1_004, 10_000, 1_000);

    assertThat(tone.level(1_004)).isCloseTo(10_000, within(10.0));
    assertThat(tone.level(1_500)).isLessThan(10);
    assertThat(tone.loudness()).isCloseTo(7_071, within(10.0));
    assertThat(tone.after("PCMU").level(1_004)).isCloseTo(10_000, within(100.0));
  }

  @Test
  void silenceIsCountedAndTrimmed() {
    var audio = Audio.silence(100).then(Audio.tone(500, 8_000, 200)).then(Audio.silence(300));

    assertThat(audio.soundMillis()).isEqualTo(200);
    assertThat(audio.trimmed().millis()).isBetween(198L, 200L);
    assertThat(audio.contains(Audio.tone(500, 8_000, 200))).isTrue();
    assertThat(audio.contains(Audio.tone(501, 8_000, 200))).isFalse();
  }
}
