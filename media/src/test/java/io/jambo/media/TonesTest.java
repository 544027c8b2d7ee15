package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.wire.Parsed;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TonesTest {
  private static ToneSource tones(String text) {
    return Tones.parse(text).ok().orElseThrow();
  }

  /// Reads in frames, as the media loop does, up to a bound.
  private static short[] heard(Source source, int most) {
    var all = new short[most];
    int at = 0;
    while (at < most) {
      int count = source.read(all, at, Math.min(most, at + 160));
      if (count == Source.ENDED) {
        return Arrays.copyOf(all, at);
      }
      at += count;
    }
    return all;
  }

  private static Pcm part(short[] samples, int fromMillis, int toMillis) {
    return new Pcm(8_000, Arrays.copyOfRange(samples, fromMillis * 8, toMillis * 8));
  }

  @Test
  void playsAGroupForItsTimesAndFrequencies() {
    var heard = heard(tones("%(200,100,440,480)"), 10_000);
    assertThat(heard).hasSize(300 * 8);
    var on = part(heard, 0, 200);
    assertThat(Goertzel.share(on, 440) + Goertzel.share(on, 480)).isGreaterThan(0.95);
    assertThat(Loudness.dbfs(heard, 200 * 8, 300 * 8)).isEqualTo(Loudness.SILENCE);
  }

  @ParameterizedTest
  @CsvSource({"-7, -13.15", "-20, -26.15", "0, -6.15", "-40, -46.15"})
  void levelIsMeantAsTheTelephoneMeansIt(int dbm0, double dbfs) {
    var heard = heard(tones("v=" + dbm0 + ";%(1000,0,1000)"), 8_000);
    // A sine at +3.14 dBm0 fills the range and has -3.01 dBFS.
    assertThat(Loudness.dbfs(heard, 800, 7_200)).isCloseTo(dbfs, within(0.3));
  }

  @ParameterizedTest
  @CsvSource({
    "'%(100,100,440)', 200",
    "'%(100,100,440);loops=3', 600",
    "'L=2;%(100,100,440)', 400",
    "'L=2;%(100,100,440);loops=3', 1200",
    "'l=3;%(100,0,440);%(50,50,880)', 600",
    "'%(100,0,440)%(100,0,880)', 200",
    "'L=1;%(500,0,1500)', 500",
    "'c=1;d=100;r=8000;w=5;v=-10;%(10.5,9.5,941.0,1477.0);>=2;+=.1;<=3;%(20,0,350,440)', 40",
    "'%(100,50,0)', 150"
  })
  void countsLoopsAndSettings(String text, int millis) {
    assertThat(heard(tones(text), 100_000)).hasSize(millis * 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%(100,50,440);loops=-1", "L=-1;%(100,50,440)"})
  void endlessTonesDoNotEnd(String text) {
    assertThat(heard(tones(text), 800_000)).hasSize(800_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";;",
        "beep",
        "%(100)",
        "%(100,100)",
        "%(100,100,440",
        "%(-5,0,440)",
        "%(100,100,4000)",
        "%(1,1,1,2,3,4,5,6,7,8,9)",
        "%(99999999,0,440)",
        "%(1e9,0,440)",
        "%(100,,440)",
        "%(0,0,440)",
        "x=3;%(100,0,440)",
        "%(1,0,440);l=512;%(1,0,441);%(1,0,442)"
      })
  void refusesWhatIsNoTone(String text) {
    assertThat(Tones.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void refusesATextWithoutEnd() {
    assertThat(Tones.parse("%(1,0,440);".repeat(1_000))).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void nothingClicksAtTheEdges() {
    var heard = heard(tones("v=0;%(100,100,1000)"), 10_000);
    int steepest = 0;
    for (int i = 1; i < heard.length; i++) {
      steepest = Math.max(steepest, Math.abs(heard[i] - heard[i - 1]));
    }
    // A 1 kHz sine moves by amplitude * 2 sin(pi/8) from sample to sample at most.
    assertThat(steepest).isLessThanOrEqualTo((int) (22_900 * 2 * Math.sin(Math.PI / 8)));
    assertThat(Math.abs(heard[0])).isLessThan(50);
    assertThat(Math.abs(heard[799])).isLessThan(200);
  }

  @Test
  void aToneThatFollowsItselfRunsOnWithoutASeam() {
    var looped = heard(tones("%(50,0,437);loops=-1"), 8_000);
    var single = heard(tones("%(1000,0,437)"), 8_000);
    assertThat(Arrays.copyOf(looped, 7_900)).isEqualTo(Arrays.copyOf(single, 7_900));
  }

  @Test
  void manyFrequenciesTogetherNeverWrap() {
    var heard = heard(tones("v=0;%(1000,0,400,500,600,700,800,900,1000,1100)"), 8_000);
    int steepest = 0;
    for (int i = 1; i < heard.length; i++) {
      steepest = Math.max(steepest, Math.abs(heard[i] - heard[i - 1]));
    }
    assertThat(steepest).isLessThan(32_768);
  }

  @Test
  void theBongFades() {
    var heard = heard(Tones.bong(), 20_000);
    assertThat(heard).hasSize(1_500 * 8);
    double early = Loudness.dbfs(heard, 150 * 8, 250 * 8);
    double late = Loudness.dbfs(heard, 1_150 * 8, 1_250 * 8);
    assertThat(early - late).isCloseTo(50, within(3.0));
  }

  @Test
  void theBeepIsHalfASecondOfFifteenHundredHertz() {
    var heard = heard(Tones.beep(), 20_000);
    assertThat(heard).hasSize(4_000);
    assertThat(Goertzel.share(new Pcm(8_000, heard), 1_500)).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @CsvSource({"1, 697, 1209", "5, 770, 1336", "#, 941, 1477", "D, 941, 1633", "a, 697, 1633"})
  void aKeySoundsInItsTwoFrequencies(String key, double row, double column) {
    var heard = heard(Tones.digits(key, Duration.ofMillis(200)), 10_000);
    assertThat(heard).hasSize(300 * 8);
    var on = part(heard, 0, 200);
    assertThat(Goertzel.share(on, row)).isBetween(0.33, 0.43);
    assertThat(Goertzel.share(on, column)).isBetween(0.57, 0.67);
  }

  @Test
  void waitsBetweenKeysWhereAsked() {
    assertThat(heard(Tones.digits("1wW2", Duration.ofMillis(100)), 100_000))
        .hasSize((200 + 500 + 1_000 + 200) * 8);
    assertThat(heard(Tones.digits("!", Duration.ofMillis(100)), 100_000)).isEmpty();
  }

  @Test
  void silenceHasItsLength() {
    var heard = heard(Tones.silence(Duration.ofMillis(123)), 10_000);
    assertThat(heard).hasSize(984).containsOnly(0);
    assertThat(heard(Tones.endlessSilence(), 80_000)).hasSize(80_000);
    assertThat(heard(Tones.silence(Duration.ZERO), 100)).isEmpty();
  }

  @Test
  void soundsTheSameAgain() {
    var tone = tones("%(30,20,440,480);loops=2");
    var first = heard(tone, 10_000);
    tone.rewind();
    assertThat(heard(tone, 10_000)).isEqualTo(first);
  }
}
