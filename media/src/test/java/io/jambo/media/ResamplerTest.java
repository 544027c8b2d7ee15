package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jambo.wire.Pcm;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
  private static final int AMPLITUDE = 16_000;

  private static Pcm tone(int rate, double hertz, int samples) {
    var tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new Pcm(rate, tone);
  }

  /// What is left beside a tone, and the tone's own level: decibel against what went in.
  private record Fit(double toneDecibel, double restDecibel) {}

  /// Least squares against sine and cosine of that frequency, edges left out.
  private static Fit fit(Pcm pcm, double hertz) {
    int edge = pcm.rate() / 50;
    int last = pcm.samples().length - edge;
    double ss = 0, cc = 0, sc = 0, xs = 0, xc = 0, all = 0;
    for (int i = edge; i < last; i++) {
      double angle = 2 * Math.PI * hertz * i / pcm.rate();
      double sin = Math.sin(angle), cos = Math.cos(angle), x = pcm.samples()[i];
      ss += sin * sin;
      cc += cos * cos;
      sc += sin * cos;
      xs += x * sin;
      xc += x * cos;
      all += x * x;
    }
    double a = (xs * cc - xc * sc) / (ss * cc - sc * sc);
    double b = (xc * ss - xs * sc) / (ss * cc - sc * sc);
    double rest = Math.max(all - (a * xs + b * xc), 1e-9) / (last - edge);
    double reference = AMPLITUDE * AMPLITUDE / 2.0;
    return new Fit(
        10 * Math.log10((a * a + b * b) / 2 / reference), 10 * Math.log10(rest / reference));
  }

  private static double decibel(Pcm pcm) {
    int edge = pcm.rate() / 50;
    double sum = 1e-9;
    for (int i = edge; i < pcm.samples().length - edge; i++) {
      sum += (double) pcm.samples()[i] * pcm.samples()[i];
    }
    double mean = sum / (pcm.samples().length - 2 * edge);
    return 10 * Math.log10(mean / (AMPLITUDE * AMPLITUDE / 2.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void whatTheTelephoneCarriesPassesFlatAndClean(int rate) {
    for (double hertz : new double[] {100, 300, 997, 1_800, 2_500, 3_100, 3_400}) {
      var heard = fit(Resampler.convert(tone(rate, hertz, rate / 2), 8_000), hertz);
      assertThat(heard.toneDecibel()).as("%s Hz", hertz).isCloseTo(0, within(0.1));
      assertThat(heard.restDecibel()).as("beside %s Hz", hertz).isLessThan(-60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void whatLiesAboveFourKilohertzDoesNotFoldBack(int rate) {
    for (double hertz = 4_010; hertz < rate / 2.0; hertz += 467) {
      var heard = Resampler.convert(tone(rate, hertz, rate / 2), 8_000);
      assertThat(decibel(heard)).as("%s Hz", hertz).isLessThan(-60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11_025, 16_000, 24_000, 44_100, 48_000})
  void upwardsNoImageIsAdded(int rate) {
    for (double hertz : new double[] {300, 1_500, 3_400}) {
      var heard = fit(Resampler.convert(tone(8_000, hertz, 4_000), rate), hertz);
      assertThat(heard.toneDecibel()).isCloseTo(0, within(0.1));
      assertThat(heard.restDecibel()).isLessThan(-60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7_999, 12_345, 22_051, 47_993, 192_000})
  void oddRatesAreAsCleanAsCommonOnes(int rate) {
    var heard = fit(Resampler.convert(tone(rate, 3_000, rate / 2), 8_000), 3_000);
    assertThat(heard.toneDecibel()).isCloseTo(0, within(0.1));
    assertThat(heard.restDecibel()).isLessThan(-60);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 8000",
    "11025, 8000",
    "8000, 48000",
    "4000, 8000",
    "192000, 8000",
    "22051, 8000"
  })
  void keepsTheLengthToOneSample(int from, int to) {
    for (int samples : new int[] {1, 2, 159, 4_097, 44_100, 100_003}) {
      double wanted = (double) samples * to / from;
      int made = Resampler.convert(new Pcm(from, new short[samples]), to).samples().length;
      assertThat((double) made).as("%s samples", samples).isCloseTo(wanted, within(1.0));
    }
  }

  @Test
  void blocksOfAnySizeGiveTheSameAudio() {
    var whole = tone(44_100, 440, 30_000);
    var wanted = Resampler.convert(whole, 8_000).samples();
    var random = new Random(5);
    var resampler = new Resampler(44_100, 8_000);
    var made = new short[wanted.length + 1];
    int count = 0;
    for (int at = 0; at < whole.samples().length; ) {
      at +=
          resampler.push(
              whole.samples(), at, Math.min(whole.samples().length, at + random.nextInt(9_000)));
      count += resampler.pull(made, count, Math.min(made.length, count + random.nextInt(2_000)));
    }
    resampler.end();
    count += resampler.pull(made, count, made.length);
    assertThat(count).isEqualTo(wanted.length);
    assertThat(Arrays.copyOf(made, count)).isEqualTo(wanted);
  }

  @Test
  void equalRatesLeaveEverySampleAlone() {
    var noise = new short[10_000];
    var random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) random.nextInt();
    }
    var resampler = new Resampler(8_000, 8_000);
    var out = new short[noise.length];
    int made = 0;
    for (int at = 0; at < noise.length; ) {
      at += resampler.push(noise, at, noise.length);
      made += resampler.pull(out, made, out.length);
    }
    assertThat(made).isEqualTo(noise.length);
    assertThat(out).isEqualTo(noise);
  }

  @Test
  void fullScaleSquaresSaturateInsteadOfWrapping() {
    var square = new short[16_000];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    var heard = Resampler.convert(new Pcm(16_000, square), 8_000).samples();
    for (int i = 25; i < heard.length - 25; i++) {
      boolean high = i / 20 % 2 == 0;
      if (i % 20 >= 3 && i % 20 <= 16) {
        assertThat(heard[i] > 0).as("sample %d", i).isEqualTo(high);
      }
    }
  }

  @Test
  void refusesRatesThatNobodyUses() {
    assertThatThrownBy(() -> new Resampler(999, 8_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resampler(8_000, 192_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
