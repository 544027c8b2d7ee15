package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is made as mp3 is what its decoder, which is another library, hears.
class Mp3EncoderTest {
  private static final int SECONDS = 3;

  @ParameterizedTest
  @CsvSource({"8000, 8000, 24", "11025, 11025, 24", "16000, 16000, 48", "22050, 22050, 64"})
  void aToneIsHeardAgainAtItsPitchLevelAndLength(int rate, int heardRate, int kilobits) {
    var mp3 = Mp3Encoder.encode(tone(rate, 440, 8_000), rate);
    assertThat(mp3.length * 8L / SECONDS).isBetween(kilobits * 970L, kilobits * 1_100L);
    var decoder = Mp3Test.opened(mp3, 4_096);
    assertThat(decoder.rate()).isEqualTo(heardRate);
    var heard = Mp3Test.all(decoder);
    assertThat(heard.length).isBetween(SECONDS * rate, SECONDS * rate + 4 * 1_152);
    int crossings = 0;
    int loudest = 0;
    for (int i = rate; i < 2 * rate; i++) {
      crossings += heard[i] < 0 && heard[i + 1] >= 0 ? 1 : 0;
      loudest = Math.max(loudest, heard[i]);
    }
    assertThat(crossings).isBetween(439, 441);
    assertThat(loudest).isBetween(7_000, 9_000);
  }

  @Test
  void silenceAndNothingAtAllAreMp3Too() {
    assertThat(heard(new byte[0]).rate()).isEqualTo(16_000);
    assertThat(Mp3Test.all(heard(new byte[32_000]))).containsOnly(0);
  }

  private static Decoder heard(byte[] samples) {
    return Mp3Test.opened(Mp3Encoder.encode(samples, 16_000), 4_096);
  }

  private static byte[] tone(int rate, int hertz, int amplitude) {
    var bytes = ByteBuffer.allocate(2 * SECONDS * rate).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SECONDS * rate; i++) {
      bytes.putShort((short) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate)));
    }
    return bytes.array();
  }
}
