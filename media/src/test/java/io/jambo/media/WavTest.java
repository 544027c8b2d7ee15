package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Parsed;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  private static final short[] SAMPLES = {0, 1, -1, 1_000, -1_000, 32_767, -32_768, 77};

  private static Parsed<Decoder> open(byte[] file, int piece) {
    return Wav.open(new OctetReader(WavFile.octets(file, piece)));
  }

  private static Decoder decoder(byte[] file) {
    return open(file, 4_096).ok().orElseThrow();
  }

  private static short[] decoded(Decoder decoder) {
    var all = new short[20_000];
    int at = 0;
    while (true) {
      int count = decoder.read(all, at, Math.min(all.length, at + 100));
      if (count < 0) {
        return Arrays.copyOf(all, at);
      }
      at += count;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 45, 4_096})
  void readsAFileInPiecesOfAnySize(int piece) {
    var decoder = open(WavFile.of(22_050, SAMPLES), piece).ok().orElseThrow();
    assertThat(decoder.rate()).isEqualTo(22_050);
    assertThat(decoded(decoder)).isEqualTo(SAMPLES);
  }

  @Test
  void readsEightBitAsUnsigned() {
    var file = WavFile.begin().format(1, 1, 8_000, 8).samples(bytes(0, 128, 255)).bytes();
    assertThat(decoded(decoder(file))).containsExactly(-32_768, 0, 127 * 256);
  }

  @Test
  void readsTwentyFourBitByItsUpperSixteen() {
    var samples = bytes(0xFF, 0x34, 0x12, 0x00, 0x00, 0x80);
    var file = WavFile.begin().format(1, 1, 48_000, 24).samples(samples).bytes();
    assertThat(decoded(decoder(file))).containsExactly(0x1234, -32_768);
  }

  @Test
  void readsTheTelephonesCodecs() {
    var ulaw = WavFile.begin().format(7, 1, 8_000, 8).samples(bytes(0x80, 0xFF, 0x00)).bytes();
    assertThat(decoded(decoder(ulaw))).containsExactly(32_124, 0, -32_124);
    var alaw = WavFile.begin().format(6, 1, 8_000, 8).samples(bytes(0xAA, 0xD5)).bytes();
    assertThat(decoded(decoder(alaw))).containsExactly(32_256, 8);
  }

  @Test
  void mixesTwoChannelsIntoOne() {
    var samples = WavFile.linear(new short[] {1_000, 3_000, -32_768, -32_768, 32_767, -32_767});
    var file = WavFile.begin().format(1, 2, 16_000, 16).samples(samples).bytes();
    assertThat(decoded(decoder(file))).containsExactly(2_000, -32_768, 0);
  }

  @Test
  void readsTheExtensibleForm() {
    var file = WavFile.begin().extensible(1, 1, 16_000, 16).samples(WavFile.linear(SAMPLES));
    assertThat(decoded(decoder(file.bytes()))).isEqualTo(SAMPLES);
    var ulaw = WavFile.begin().extensible(7, 1, 8_000, 8).samples(bytes(0x80));
    assertThat(decoded(decoder(ulaw.bytes()))).containsExactly(32_124);
  }

  @Test
  void passesOverOtherChunksAndTheirPadding() {
    var file =
        WavFile.begin()
            .chunk("LIST", new byte[7])
            .chunk("bext", new byte[10_001])
            .format(1, 1, 8_000, 16)
            .chunk("fact", new byte[4])
            .samples(WavFile.linear(SAMPLES))
            .chunk("LIST", new byte[] {9, 9, 9, 9})
            .bytes();
    assertThat(decoded(decoder(file))).isEqualTo(SAMPLES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void anUnknownSizeMeansUpToTheEnd(int size) {
    var file = WavFile.begin().format(1, 1, 8_000, 16).samplesOfSize(size, WavFile.linear(SAMPLES));
    assertThat(decoded(decoder(file.bytes()))).isEqualTo(SAMPLES);
  }

  @Test
  void aFileThatIsCutOffPlaysWhatIsThere() {
    var file = WavFile.of(8_000, SAMPLES);
    assertThat(decoded(decoder(Arrays.copyOf(file, file.length - 3))))
        .isEqualTo(Arrays.copyOf(SAMPLES, SAMPLES.length - 2));
  }

  static Stream<byte[]> wrongFiles() {
    var samples = new byte[16];
    return Stream.of(
        new byte[0],
        bytes('R', 'I', 'F', 'F'),
        WavFile.begin().bytes(),
        WavFile.begin().samples(samples).format(1, 1, 8_000, 16).bytes(),
        WavFile.begin().format(1, 1, 8_000, 16).bytes(),
        WavFile.begin().format(1, 1, 8_000, 16).chunk("LIST", samples).bytes(),
        WavFile.begin().format(1, 0, 8_000, 16).samples(samples).bytes(),
        WavFile.begin().format(1, 3, 8_000, 16).samples(samples).bytes(),
        WavFile.begin().format(1, 1, 7_999, 16).samples(samples).bytes(),
        WavFile.begin().format(1, 1, 48_001, 16).samples(samples).bytes(),
        WavFile.begin().format(1, 1, -1, 16).samples(samples).bytes(),
        WavFile.begin().format(1, 1, 8_000, 12).samples(samples).bytes(),
        WavFile.begin().format(1, 1, 8_000, 32).samples(samples).bytes(),
        WavFile.begin().format(3, 1, 8_000, 32).samples(samples).bytes(),
        WavFile.begin().format(7, 1, 8_000, 16).samples(samples).bytes(),
        WavFile.begin()
            .word("fmt ")
            .number(4, 16)
            .shape(1, 1, 8_000, 16, 4)
            .samples(samples)
            .bytes(),
        WavFile.begin().chunk("fmt ", new byte[12]).samples(samples).bytes(),
        WavFile.begin().chunk("fmt ", new byte[2_000]).samples(samples).bytes(),
        WavFile.begin().word("LIST").number(4, -1).raw(1, 2, 3).bytes(),
        manyChunks());
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void refusesWhatItCannotRead(byte[] file) {
    assertThat(open(file, 100)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void anExtensibleFormatOfAnotherFamilyIsRefused() {
    var file = WavFile.begin().extensible(1, 1, 8_000, 16).samples(new byte[4]).bytes();
    file[60 - 1] ^= 1;
    assertThat(open(file, 100)).isInstanceOf(Parsed.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void noDamageMakesItThrow(long seed) {
    var random = new Random(seed);
    var good =
        WavFile.begin()
            .chunk("LIST", new byte[5])
            .format(1, 2, 44_100, 24)
            .samples(new byte[600])
            .bytes();
    for (int i = 0; i < 1_500; i++) {
      var file = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int hit = random.nextInt(6); hit > 0 && file.length > 0; hit--) {
        file[random.nextInt(Math.min(file.length, 80))] = (byte) random.nextInt();
      }
      if (open(file, 1 + random.nextInt(500)) instanceof Parsed.Ok<Decoder>(var decoder)) {
        assertThat(decoded(decoder).length).isLessThanOrEqualTo(good.length);
      }
    }
  }

  @Test
  void writesAHeaderThatItReadsAgain() {
    var header = Wav.header(8_000, 2 * SAMPLES.length);
    var file = Arrays.copyOf(header, header.length + 2 * SAMPLES.length);
    System.arraycopy(WavFile.linear(SAMPLES), 0, file, header.length, 2 * SAMPLES.length);
    var expected = WavFile.of(8_000, SAMPLES);
    System.arraycopy(file, 4, expected, 4, 4);
    assertThat(file).isEqualTo(expected);
    assertThat(file[4] & 0xFF).isEqualTo(36 + 2 * SAMPLES.length);
  }

  private static byte[] manyChunks() {
    var file = WavFile.begin();
    for (int i = 0; i < 200; i++) {
      file.chunk("JUNK", new byte[2]);
    }
    return file.format(1, 1, 8_000, 16).samples(new byte[4]).bytes();
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
