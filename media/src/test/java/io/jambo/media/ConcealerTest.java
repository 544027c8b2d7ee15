package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is heard in the place of lost audio.
class ConcealerTest {
  private static final int LOUD = 8_000;

  private final Concealer concealer = new Concealer();
  private final short[] frame = new short[Frame.SAMPLES];
  private double frequency = 150;
  private int at;

  @ParameterizedTest
  @ValueSource(ints = {80, 110, 150, 190, 240, 350, 700})
  void aLostFrameGoesOnInThePitchOfTheVoice(int pitch) {
    frequency = pitch;
    speaks(6);

    assertThat(concealer.fill(frame, 0, Frame.SAMPLES)).isTrue();

    // The first 10 ms are what the voice would have said, but for a pitch between two samples.
    double error = 0;
    for (int i = 0; i < 80; i++) {
      error += Math.pow(frame[i] - voice(at + i), 2) / 80;
    }
    assertThat(Math.sqrt(error)).isLessThan(0.25 * LOUD);
  }

  @Test
  void neitherTheBeginningNorTheEndOfAHoleClicks() {
    double step = 2 * Math.PI * frequency / Narrowband.RATE * LOUD;
    for (int lost = 1; lost < 10; lost++) {
      speaks(6);
      int largest = 0;
      short before = frame[Frame.SAMPLES - 1];
      for (int i = 0; i < lost + 1; i++) {
        if (i < lost) {
          boolean _ = concealer.fill(frame, 0, Frame.SAMPLES);
          at += Frame.SAMPLES;
        } else {
          speaks(1);
        }
        for (short sample : frame) {
          largest = Math.max(largest, Math.abs(sample - before));
          before = sample;
        }
      }
      assertThat(largest).as("%s frames lost", lost).isLessThan((int) (1.6 * step));
    }
  }

  @Test
  void aHoleBeginsWhereALineThatDriftsHasEnded() {
    for (int i = 0; i < 6; i++) {
      for (int sample = 0; sample < Frame.SAMPLES; sample++) {
        frame[sample] = (short) (voice(at) / 4 + 25 * (at % 1_000));
        at++;
      }
      concealer.heard(frame, 0, Frame.SAMPLES);
    }
    short before = frame[Frame.SAMPLES - 1];

    boolean _ = concealer.fill(frame, 0, Frame.SAMPLES);

    assertThat(Math.abs(frame[0] - before)).isLessThan(400);
  }

  @Test
  void theVoiceFadesWithin60MillisAndNoiseAsFaintAsBeforeIsLeft() {
    // A word in a faint noise.
    for (int i = 0; i < 50; i++) {
      for (int sample = 0; sample < Frame.SAMPLES; sample++) {
        frame[sample] = (short) ((sample * 7_919 % 17) - 8);
      }
      concealer.heard(frame, 0, Frame.SAMPLES);
    }
    speaks(6);
    long before = Pitch.energy(frame, 0, Frame.SAMPLES);
    for (int i = 0; i < 3; i++) {
      assertThat(concealer.fill(frame, 0, Frame.SAMPLES)).isTrue();
      long now = Pitch.energy(frame, 0, Frame.SAMPLES);
      assertThat(now).isLessThan(before + before / 10);
      before = now;
    }

    assertThat(concealer.fill(frame, 0, Frame.SAMPLES)).isFalse();
    double left = Math.sqrt(Pitch.energy(frame, 0, Frame.SAMPLES) / (double) Frame.SAMPLES);
    assertThat(left).isBetween(2.0, 10.0);
  }

  @Test
  void beforeAnythingWasHeardThereIsSilence() {
    boolean _ = concealer.fill(frame, 0, Frame.SAMPLES);
    assertThat(frame).containsOnly(0);
    speaks(1);
    assertThat(frame[3]).isEqualTo(voice(3));
  }

  @Test
  void theLoudestSquareDoesNotOverflow() {
    for (int i = 0; i < 6; i++) {
      for (int sample = 0; sample < Frame.SAMPLES; sample++) {
        frame[sample] = sample / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
      }
      concealer.heard(frame, 0, Frame.SAMPLES);
    }
    boolean _ = concealer.fill(frame, 0, Frame.SAMPLES);
    int turns = 0;
    for (int i = 1; i < 80; i++) {
      turns += frame[i] > 0 == frame[i - 1] > 0 ? 0 : 1;
    }
    assertThat(turns).isBetween(3, 4);
  }

  private void speaks(int frames) {
    for (int i = 0; i < frames; i++) {
      for (int sample = 0; sample < Frame.SAMPLES; sample++) {
        frame[sample] = voice(at + sample);
      }
      at += Frame.SAMPLES;
      concealer.heard(frame, 0, Frame.SAMPLES);
    }
  }

  private short voice(int time) {
    return (short) (LOUD * Math.sin(2 * Math.PI * frequency * time / Narrowband.RATE));
  }
}
