package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G711Test {
  private static int ulaw(int sample) {
    var out = new byte[1];
    G711.encodeUlaw(new short[] {(short) sample}, 0, 1, out, 0);
    return out[0] & 0xFF;
  }

  private static int alaw(int sample) {
    var out = new byte[1];
    G711.encodeAlaw(new short[] {(short) sample}, 0, 1, out, 0);
    return out[0] & 0xFF;
  }

  private static int linearOfUlaw(int code) {
    var out = new short[1];
    G711.decodeUlaw(new byte[] {(byte) code}, 0, 1, out, 0);
    return out[0];
  }

  private static int linearOfAlaw(int code) {
    var out = new short[1];
    G711.decodeAlaw(new byte[] {(byte) code}, 0, 1, out, 0);
    return out[0];
  }

  @Test
  void everyUlawCodeSurvivesTheRoundTripButTheSecondZero() {
    for (int code = 0; code < 256; code++) {
      assertThat(ulaw(linearOfUlaw(code))).isEqualTo(code == 0x7F ? 0xFF : code);
    }
  }

  @Test
  void everyAlawCodeSurvivesTheRoundTrip() {
    for (int code = 0; code < 256; code++) {
      assertThat(alaw(linearOfAlaw(code))).isEqualTo(code);
    }
  }

  /// Output values of ITU-T G.711 table 2a (14 bit) times four, at the ends of its segments.
  @ParameterizedTest
  @CsvSource({
    "0x80, 32124",
    "0x8F, 16764",
    "0x90, 15996",
    "0xA0, 7932",
    "0xB0, 3900",
    "0xC0, 1884",
    "0xD0, 876",
    "0xE0, 372",
    "0xF0, 120",
    "0xFE, 8",
    "0xFF, 0",
    "0x00, -32124",
    "0x7E, -8"
  })
  void decodesUlawAsTheStandardSays(String code, int linear) {
    assertThat(linearOfUlaw(Integer.decode(code))).isEqualTo(linear);
  }

  /// Output values of ITU-T G.711 table 1a (13 bit) times eight, at the ends of its segments.
  @ParameterizedTest
  @CsvSource({
    "0xAA, 32256", "0xA5, 16896", "0xBA, 16128", "0x8A, 8064", "0x9A, 4032", "0xEA, 2016",
    "0xFA, 1008", "0xCA, 504", "0xD5, 8", "0xD4, 24", "0x55, -8", "0x2A, -32256"
  })
  void decodesAlawAsTheStandardSays(String code, int linear) {
    assertThat(linearOfAlaw(Integer.decode(code))).isEqualTo(linear);
  }

  /// One period of 1 kHz at 0 dBm0: the codes that ITU-T G.711 tables 5 and 6 prescribe.
  @Test
  void encodesTheStandardsReferenceTone() {
    int[] ulawCodes = {0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E};
    int[] alawCodes = {0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4};
    for (int i = 0; i < 8; i++) {
      double angle = Math.PI * (2 * i + 1) / 8 + Math.PI;
      double ulawPeak = 32_636 * Math.pow(10, -3.17 / 20);
      double alawPeak = 32_768 * Math.pow(10, -3.14 / 20);
      assertThat(ulaw((int) Math.round(ulawPeak * Math.sin(angle)))).isEqualTo(ulawCodes[i]);
      assertThat(alaw((int) Math.round(alawPeak * Math.sin(angle)))).isEqualTo(alawCodes[i]);
    }
  }

  @Test
  void noSampleIsFartherOffThanHalfTheStepOfItsSegment() {
    for (int sample = -32_768; sample <= 32_767; sample++) {
      int size = Math.abs(sample);
      int ulawError =
          Math.abs(linearOfUlaw(ulaw(sample)) - Math.max(-32_635, Math.min(sample, 32_635)));
      int alawError = Math.abs(linearOfAlaw(alaw(sample)) - sample);
      assertThat(ulawError).as("mu-law of %d", sample).isLessThanOrEqualTo(4 + (size + 132) / 32);
      assertThat(alawError).as("A-law of %d", sample).isLessThanOrEqualTo(8 + size / 32);
    }
  }

  @Test
  void louderNeverDecodesQuieter() {
    for (int sample = -32_767; sample <= 32_767; sample++) {
      assertThat(linearOfUlaw(ulaw(sample))).isGreaterThanOrEqualTo(linearOfUlaw(ulaw(sample - 1)));
      assertThat(linearOfAlaw(alaw(sample))).isGreaterThanOrEqualTo(linearOfAlaw(alaw(sample - 1)));
    }
  }

  @Test
  void silenceHasTheCodesThatTheSenderUses() {
    assertThat((byte) ulaw(0)).isEqualTo(G711.ULAW_SILENCE);
    assertThat((byte) alaw(0)).isEqualTo(G711.ALAW_SILENCE);
  }

  @Test
  void touchesOnlyTheGivenRange() {
    var out = new byte[] {1, 1, 1, 1};
    G711.encodeUlaw(new short[] {9, 0, 0, 9}, 1, 2, out, 1);
    assertThat(out).containsExactly(1, 0xFF, 0xFF, 1);
    var samples = new short[] {7, 7, 7, 7};
    G711.decodeAlaw(new byte[] {0, (byte) 0xD5, 0}, 1, 1, samples, 2);
    assertThat(samples).containsExactly(7, 7, 8, 7);
  }
}
