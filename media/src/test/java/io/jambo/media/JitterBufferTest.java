package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.media.JitterBuffer.Put;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each packet carries its own number as audio, so that a frame shows which packet it is made of.
class JitterBufferTest {
  private static final int DELAY = 60 * Narrowband.PER_MILLI;
  private static final int MOST = 200 * Narrowband.PER_MILLI;
  private static final int FIRST = 1_000;

  private final PacketPool pool = new PacketPool();
  private final JitterBuffer buffer = new JitterBuffer(pool, new PlayoutDelay(DELAY, MOST));
  private final short[] frame = new short[Frame.SAMPLES];
  private int origin = 5_000;
  private int clock = 70_000;

  @Test
  void packetsArePlayedAfterTheDelayInOrderWithoutAGap() {
    put(0);
    takesSilence(3);

    // Longer than the window after which the delay might shrink.
    for (int i = 0; i < 1_200; i++) {
      assertThat(put(i + 1)).isEqualTo(Put.KEPT);
      takes(i);
    }
  }

  @Test
  void reorderedPacketsArePutBackInOrder() {
    for (int i : new int[] {1, 0, 3, 2}) {
      assertThat(put(i)).isEqualTo(Put.KEPT);
    }
    // The delay counts from the packet that came first.
    takesSilence(2);
    takes(0, 1, 2, 3);
  }

  @Test
  void aPacketThatWasOvertakenIsPlayedIfItsMomentHasNotCome() {
    put(1);
    takesSilence(1);

    assertThat(put(0)).isEqualTo(Put.KEPT);

    takesSilence(1);
    takes(0, 1);
  }

  @Test
  void skippedTimeIsSkippedWithinAPacketToo() {
    for (int i = 0; i < 6; i++) {
      buffer.put(packet(i, 240), FIRST + i, origin + i * 240, clock);
    }
    takesSilence(3);
    take();

    buffer.skip(40);
    take();

    assertThat(Arrays.copyOfRange(frame, 0, 40)).containsOnly(value(0));
    assertThat(Arrays.copyOfRange(frame, 40, 160)).containsOnly(value(1));
  }

  @Test
  void aPacketThatComesTwiceIsPlayedOnce() {
    put(0);
    put(1);
    assertThat(put(1)).isEqualTo(Put.DUPLICATE);
    takesSilence(3);
    takes(0);
    assertThat(put(0)).isEqualTo(Put.DUPLICATE);
    takes(1);
  }

  @Test
  void aLostPacketIsMadeUpFadingAndThenOnlyNoiseIsLeft() {
    for (int i = 0; i < 4; i++) {
      put(i);
    }
    takesSilence(3);
    takes(0, 1, 2, 3);
    short last = Short.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      assertThat(take()).isTrue();
      assertThat(frame[150]).isLessThan(last);
      last = frame[150];
    }
    assertThat(take()).isFalse();
    for (short sample : frame) {
      assertThat(Math.abs(sample)).isLessThan((short) 64);
    }
  }

  @Test
  void aPacketAfterALossIsPlayedInItsOwnTime() {
    for (int i : new int[] {0, 1, 2, 4}) {
      put(i);
    }
    takesSilence(3);
    takes(0, 1, 2);
    assertThat(take()).isTrue();
    takes(4);
  }

  @Test
  void aPacketThatComesTooLateIsPlayedAllTheSameWhenNothingAfterItWas() {
    put(0);
    takesSilence(3);
    takes(0);
    takesAnything(2);

    for (int i = 1; i <= 3; i++) {
      assertThat(put(i)).isEqualTo(Put.KEPT);
    }

    takes(1, 2, 3);
  }

  @Test
  void aPacketThatComesAfterItsSuccessorWasPlayedIsDropped() {
    put(0);
    put(2);
    takesSilence(3);
    takes(0);
    takesAnything(1);
    takes(2);

    assertThat(put(1)).isEqualTo(Put.LATE);
  }

  @Test
  void nothingIsWaitedForBeyondTheBound() {
    put(0);
    takesSilence(3);
    takes(0);
    takesAnything(8);

    // 160 ms late on top of a delay of 60.
    assertThat(put(1)).isEqualTo(Put.LATE);
    // 140 ms late.
    assertThat(put(2)).isEqualTo(Put.KEPT);
    takes(2);
  }

  @Test
  void aSenderWhoseTimestampsStoodStillIsHeardAgain() {
    int number = 0;
    for (; number < 10; number++) {
      put(number);
      takesAnything(1);
    }
    // It said nothing for 300 ms and goes on as if no time had passed.
    takesAnything(15);
    int lost = 0;
    for (; number < 30; number++) {
      lost += put(number) == Put.KEPT ? 0 : 1;
      takesAnything(1);
    }
    assertThat(lost).isBetween(1, 6);
    assertThat(number()).isBetween(15, 28);
  }

  @Test
  void comfortNoiseIsFaintAndIsNotPlayedAsAudio() {
    for (int i = 0; i < 4; i++) {
      put(i);
    }
    var noise = pool.take();
    noise.data()[0] = 70;
    noise.noise(0);
    buffer.put(noise, FIRST + 4, origin + 4 * Frame.SAMPLES, clock);
    takesSilence(3);
    takes(0, 1, 2, 3);

    for (int i = 0; i < 50; i++) {
      assertThat(take()).isFalse();
      for (short sample : frame) {
        assertThat(Math.abs(sample)).isLessThan((short) 32);
      }
    }
    assertThat(frame).contains((short) 5);
  }

  @Test
  void theWrapOfNumbersAndTimestampsIsNotHeard() {
    origin = -3 * Frame.SAMPLES;
    for (int i = 0; i < 10; i++) {
      put(i);
      if (i >= 3) {
        takes(i - 3);
      } else {
        takesSilence(1);
      }
    }
  }

  @Test
  void aTimestampThatJumpsIsANewBeginning() {
    put(0);
    put(1);
    takesSilence(3);
    takes(0);
    origin += 1_000_000;

    assertThat(put(2)).isEqualTo(Put.KEPT);

    takesAnything(3);
    takes(2);
  }

  @Test
  void aPauseOfTheSenderStaysAPause() {
    put(0);
    takesSilence(3);
    takes(0);
    takesAnything(46);
    assertThat(putAt(1, 50)).isEqualTo(Put.KEPT);
    takesAnything(3);
    takes(1);
  }

  @ParameterizedTest
  @CsvSource({"80", "240", "320", "480", "1488"})
  void packetsOfAnyLengthGiveFramesOf20Millis(int samples) {
    int packets = 24_000 / samples;
    int played = 0;
    int wrong = 0;
    int put = 0;
    for (int at = 0; at < 20_000; at += Frame.SAMPLES) {
      while (put < packets && put * samples <= at) {
        var packet = packet(put, samples);
        buffer.put(packet, FIRST + put, origin + put * samples, clock);
        put++;
      }
      take();
      for (int i = 0; i < Frame.SAMPLES; i++) {
        int sample = at + i - DELAY;
        if (sample >= 0) {
          played++;
          wrong += frame[i] == value(sample / samples) ? 0 : 1;
        }
      }
    }
    assertThat(played).isGreaterThan(15_000);
    assertThat(wrong).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 64, 65, 100, 500})
  void anOutageOfAnyLengthIsFollowedByWhatComesNext(int lost) {
    for (int i = 0; i < 4; i++) {
      put(i);
      takesAnything(1);
    }
    takesAnything(lost);
    for (int i = 4 + lost; i < 10 + lost; i++) {
      assertThat(put(i)).isEqualTo(Put.KEPT);
      takesAnything(1);
    }
    takes(7 + lost);
  }

  private boolean take() {
    clock += Frame.SAMPLES;
    return buffer.take(frame, 0);
  }

  private Put put(int number) {
    return putAt(number, number);
  }

  private Put putAt(int number, int moment) {
    var packet = packet(number, Frame.SAMPLES);
    var put = buffer.put(packet, FIRST + number, origin + moment * Frame.SAMPLES, clock);
    if (put != Put.KEPT) {
      pool.giveBack(packet);
    }
    return put;
  }

  private Packet packet(int number, int samples) {
    var packet = pool.take();
    Arrays.fill(packet.data(), 0, samples, code(number));
    packet.audio(AudioCodec.PCMU, 0, samples);
    return packet;
  }

  private static short value(int number) {
    var out = new short[1];
    G711.decodeUlaw(new byte[] {code(number)}, 0, 1, out, 0);
    return out[0];
  }

  /// Codes of positive samples.
  private static byte code(int number) {
    return (byte) (0x80 | (number & 0x7f));
  }

  private int number() {
    for (int number = 0; number < 128; number++) {
      if (value(number) == frame[0]) {
        return number;
      }
    }
    throw new AssertionError("frame of no packet");
  }

  private void takes(int... numbers) {
    for (int number : numbers) {
      assertThat(take()).isFalse();
      // After a hole the first 10 ms are blended with what filled it.
      assertThat(Arrays.copyOfRange(frame, 80, 160)).containsOnly(value(number));
    }
  }

  private void takesSilence(int frames) {
    for (int i = 0; i < frames; i++) {
      assertThat(take()).isFalse();
      assertThat(frame).containsOnly(0);
    }
  }

  private void takesAnything(int frames) {
    for (int i = 0; i < frames; i++) {
      take();
    }
  }
}
