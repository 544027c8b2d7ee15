package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How playing follows the network: a steady voice of 200 Hz is sent in packets of 20 ms, each of
/// which takes its own time, and is played by a clock of its own.
class PlayoutTest {
  private static final int MILLI = Narrowband.PER_MILLI;
  private static final int START = 60 * MILLI;
  private static final int MOST = 200 * MILLI;
  private static final int LOUD = 8_000;
  private static final double STEP = 2 * Math.PI * 200 / Narrowband.RATE;

  private final PacketPool pool = new PacketPool();
  private final PlayoutDelay delay = new PlayoutDelay(START, MOST);
  private final JitterBuffer buffer = new JitterBuffer(pool, delay);
  private final Playout playout = new Playout(buffer);
  private final SplittableRandom random = new SplittableRandom(11);
  private final short[] frame = new short[Frame.SAMPLES];
  private final PriorityQueue<Flying> flying =
      new PriorityQueue<>((a, b) -> Integer.compare(a.due, b.due));
  private final ArrayDeque<Integer> delays = new ArrayDeque<>();
  private int clock;
  private int sent;
  private int frames;
  private int madeUp;
  private int largestStep;
  private int lowest = Integer.MAX_VALUE;
  private short before;

  private record Flying(int due, int number) {}

  @Test
  void delayThatNobodyNeedsIsGivenUpUnheard() {
    runs(20_000, _ -> 5);

    assertThat(behind()).isBetween(20 * MILLI, 50 * MILLI);
    assertThat(madeUp).isZero();
    assertThat(largestStep).isLessThan((int) (1.3 * LOUD * STEP));
  }

  @Test
  void jitterOf80MillisIsCoveredAfterAShortWhile() {
    runs(5_000, _ -> random.nextInt(80));
    forget();
    runs(60_000, _ -> random.nextInt(80));

    assertThat(madeUp).isLessThan(frames / 100);
    assertThat(behind()).isBetween(75 * MILLI, 130 * MILLI);
  }

  @Test
  void noDelayGoesBeyondTheBoundHoweverBadTheNetwork() {
    runs(60_000, _ -> random.nextInt(2_000));

    assertThat(delays)
        .allSatisfy(one -> assertThat(one).isLessThanOrEqualTo(MOST + 2 * Frame.SAMPLES));
  }

  @Test
  void aNetworkThatStoodStillLosesNothingAndIsCaughtUpWith() {
    runs(10_000, _ -> 5);
    forget();
    // Ten packets wait for one another and come all at once.
    int from = sent;
    runs(1_000, number -> Math.max(5, 120 - 20 * (number - from)));
    int most = delays.stream().max(Integer::compare).orElseThrow();
    assertThat(most).isGreaterThan(100 * MILLI);
    runs(15_000, _ -> 5);

    assertThat(behind()).isLessThan(80 * MILLI);
    assertThat(madeUp).isLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {-400, -100, 100, 400})
  void aSenderWhoseClockIsNotOursIsFollowedWithoutAHole(int partsInAHundredThousand) {
    runs(60_000, number -> 100 + number * partsInAHundredThousand / 5_000);

    assertThat(madeUp).isZero();
    assertThat(behind()).isBetween(10 * MILLI, 80 * MILLI);
    assertThat(lowest).isGreaterThan(5 * MILLI);
    assertThat(largestStep).isLessThan((int) (1.3 * LOUD * STEP));
  }

  private void forget() {
    frames = 0;
    madeUp = 0;
    delays.clear();
  }

  private int behind() {
    return delays.getLast();
  }

  /// @param latency of each packet by its number, in milliseconds
  private void runs(int millis, IntUnaryOperator latency) {
    for (int milli = 0; milli < millis; milli++) {
      clock += MILLI;
      if (clock % Frame.SAMPLES == 0) {
        flying.add(new Flying(clock + MILLI * latency.applyAsInt(sent), sent));
        sent++;
      }
      while (!flying.isEmpty() && flying.peek().due <= clock) {
        arrives(flying.remove().number);
      }
      if (clock % Frame.SAMPLES == 7 * MILLI) {
        plays();
      }
    }
  }

  private void arrives(int number) {
    var packet = pool.take();
    var voice = new short[Frame.SAMPLES];
    for (int i = 0; i < voice.length; i++) {
      voice[i] = (short) (LOUD * Math.sin(STEP * (number * Frame.SAMPLES + i)));
    }
    G711.encodeUlaw(voice, 0, voice.length, packet.data(), 0);
    packet.audio(AudioCodec.PCMU, 0, voice.length);
    if (buffer.put(packet, number, number * Frame.SAMPLES, clock) != JitterBuffer.Put.KEPT) {
      pool.giveBack(packet);
    }
  }

  private void plays() {
    frames++;
    madeUp += playout.take(frame, clock) ? 1 : 0;
    if (buffer.paced() && frames > 10) {
      // As it was before this frame was taken.
      int now = buffer.tooFarBehind(clock) + delay.wanted() + Frame.SAMPLES;
      delays.add(now);
      lowest = Math.min(lowest, now);
    }
    for (short sample : frame) {
      largestStep = Math.max(largestStep, Math.abs(sample - before));
      before = sample;
    }
  }
}
