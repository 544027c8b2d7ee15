package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.FailureKind;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A second of 1,000 Hz as mp3, whole, in pieces, tagged and spoilt.
class Mp3Test {
  @ParameterizedTest
  @CsvSource({"stereo-44100.mp3, 44100", "mono-16000.mp3, 16000"})
  void aToneIsHeardAtItsPitchAndLevel(String file, int rate) throws IOException {
    var decoder = opened(bytes(file), 4_096);

    assertThat(decoder.rate()).isEqualTo(rate);
    var heard = all(decoder);
    assertThat(heard.length).isBetween(rate, rate * 12 / 10);
    int crossings = 0;
    int loudest = 0;
    for (int i = rate / 4; i < rate * 3 / 4; i++) {
      crossings += heard[i] < 0 && heard[i + 1] >= 0 ? 1 : 0;
      loudest = Math.max(loudest, heard[i]);
    }
    assertThat(crossings).isBetween(498, 502);
    assertThat(loudest).isBetween(7_000, 9_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 417, 1_000})
  void theSizeOfThePiecesThatComeMakesNoDifference(int piece) throws IOException {
    assertThat(all(opened(bytes("mono-16000.mp3"), piece)))
        .isEqualTo(all(opened(bytes("mono-16000.mp3"), 100_000)));
  }

  @Test
  void tagsArePassedOverHoweverLongTheyAre() throws IOException {
    byte[] file = bytes("mono-16000.mp3");
    byte[] tagged = new byte[300_010 + file.length];
    System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 18, 39, 96}, 0, tagged, 0, 10);
    int length = (18 << 14) | (39 << 7) | 96;
    System.arraycopy(file, 0, tagged, 10 + length, file.length);

    assertThat(all(opened(Arrays.copyOf(tagged, 10 + length + file.length), 4_096)))
        .isEqualTo(all(opened(file, 4_096)));
  }

  @Test
  void aTagThatClaimsMoreThanThereIsAndEndlessTagsAreRefused() {
    byte[] huge = {'I', 'D', '3', 4, 0, 0, 127, 127, 127, 127, 0};
    assertThat(Mp3.open(reader(huge, 100))).isInstanceOf(Parsed.Malformed.class);
    byte[] many = new byte[1_000];
    for (int i = 0; i + 10 <= many.length; i += 10) {
      System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0}, 0, many, i, 10);
    }
    assertThat(Mp3.open(reader(many, 100))).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void aFileThatBreaksOffIsNotMistakenForItsEnd() throws IOException {
    byte[] file = bytes("mono-16000.mp3");
    int[] at = new int[1];
    var decoder =
        Mp3.open(
                new OctetReader(into -> {
                  if (at[0] > 2_000) {
                    throw new BodyFailed(FailureKind.RESET, "broken on purpose");
                  }
                  System.arraycopy(file, at[0], into, 0, 100);
                  at[0] += 100;
                  return 100;
                }))
            .ok()
            .orElseThrow();

    assertThatThrownBy(() -> all(decoder)).isInstanceOf(BodyFailed.class);
  }

  @Test
  void whatNeverBecomesAudioIsGivenUpAfterItsBound() {
    long[] read = new long[1];
    var endless =
        new OctetReader(into -> {
          read[0] += into.length;
          Arrays.fill(into, (byte) 0x55);
          return into.length;
        });

    assertThat(Mp3.open(endless)).isInstanceOf(Parsed.Malformed.class);
    assertThat(read[0]).isLessThan(2 * Mp3.MOST_WITHOUT);
  }

  @Test
  void aSpoiltFileEndsOrGoesOnButHarmsNobody() throws IOException {
    var random = new SplittableRandom(5);
    byte[] file = bytes("stereo-44100.mp3");
    for (int i = 0; i < 400; i++) {
      byte[] spoilt = Arrays.copyOf(file, random.nextInt(200, file.length));
      for (int j = 0; j < 1 + i / 20; j++) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      if (Mp3.open(reader(spoilt, 500)) instanceof Parsed.Ok<Decoder>(var decoder)) {
        assertThat(all(decoder).length).isLessThan(400_000);
      }
    }
  }

  static Decoder opened(byte[] file, int piece) {
    return Mp3.open(reader(file, piece)).ok().orElseThrow();
  }

  private static OctetReader reader(byte[] file, int piece) {
    int[] at = new int[1];
    return new OctetReader(into -> {
      int count = Math.min(Math.min(piece, into.length), file.length - at[0]);
      System.arraycopy(file, at[0], into, 0, count);
      at[0] += count;
      return count == 0 ? -1 : count;
    });
  }

  static short[] all(Decoder decoder) {
    var samples = new short[500_000];
    int at = 0;
    while (true) {
      int count = decoder.read(samples, at, Math.min(samples.length, at + 1_024));
      if (count < 0) {
        return Arrays.copyOf(samples, at);
      }
      at += count;
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream file = Mp3Test.class.getResourceAsStream(name)) {
      assertThat(file).isNotNull();
      return file.readAllBytes();
    }
  }
}
