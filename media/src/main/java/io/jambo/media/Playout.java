package io.jambo.media;

/// Plays a stream 20 ms at a time at the pace its [JitterBuffer] wants: where playing is too far
/// behind it leaves out a pitch period, where it is too close it plays one twice, and only where
/// that is not heard: in a steady voice or in silence (media.md 3.2). Owned by the media loop;
/// allocates nothing.
final class Playout {
  /// Further behind than wanted by more than this is worth leaving something out…
  static final int SPARE = 15 * Narrowband.PER_MILLI;

  /// …and this much too close is worth repeating something.
  static final int SHORT = 2 * Narrowband.PER_MILLI;

  /// Off by more than this, a less perfect match will do.
  private static final int URGENT = 60 * Narrowband.PER_MILLI;

  private static final double ALIKE = 0.85;
  private static final double HARDLY_ALIKE = 0.5;

  /// Audio of this mean square, -44 dBov, is silence to the ear.
  private static final int QUIET = 200 * 200;

  private static final int WINDOW = 10 * Narrowband.PER_MILLI;
  private static final int PAST = Pitch.LONGEST;

  /// Frames between two stretches.
  private static final int REST = 2;

  private final JitterBuffer buffer;

  /// What was played last, and from [#PAST] on what waits to be.
  private final short[] audio = new short[PAST + 3 * Frame.SAMPLES];

  private int end = PAST;
  private int rest;

  Playout(JitterBuffer buffer) {
    this.buffer = buffer;
  }

  /// Fills one frame.
  ///
  /// @param clock ours, in samples
  /// @return whether some of it had to be made up
  boolean take(short[] frame, int clock) {
    buffer.keepWithinBound(clock);
    boolean madeUp = false;
    if (waiting() < Frame.SAMPLES) {
      madeUp = pull();
      rest = madeUp ? REST : Math.max(0, rest - 1);
      if (rest == 0 && buffer.paced()) {
        madeUp = stretch(buffer.tooFarBehind(clock) + waiting());
      }
    }
    System.arraycopy(audio, PAST, frame, 0, Frame.SAMPLES);
    System.arraycopy(audio, Frame.SAMPLES, audio, 0, end - Frame.SAMPLES);
    end -= Frame.SAMPLES;
    return madeUp;
  }

  private int waiting() {
    return end - PAST;
  }

  private boolean pull() {
    boolean madeUp = buffer.take(audio, end);
    end += Frame.SAMPLES;
    return madeUp;
  }

  private boolean stretch(int tooFar) {
    boolean madeUp = false;
    if (tooFar > SPARE) {
      madeUp = pull();
      if (!madeUp) {
        shorten(tooFar);
      }
      rest = REST;
    } else if (tooFar < -SHORT) {
      lengthen(-tooFar);
      rest = REST;
    }
    return madeUp;
  }

  /// Leaves one period out: the audio turns into what comes a period later.
  private void shorten(int off) {
    int at = PAST + Pitch.LONGEST;
    int lag = lag(at, off);
    if (lag > 0) {
      blend(at - lag, at - lag, at, lag);
      System.arraycopy(audio, at + lag, audio, at, end - at - lag);
      end -= lag;
    }
  }

  /// Plays one period twice: the audio turns into what came a period before.
  private void lengthen(int off) {
    int lag = lag(PAST, off);
    if (lag > 0) {
      System.arraycopy(audio, PAST, audio, PAST + lag, end - PAST);
      blend(PAST, PAST + lag, PAST - lag, lag);
      end += lag;
    }
  }

  /// The lag at which a period can be added or taken away unheard; 0 if at none.
  private int lag(int at, int off) {
    if (Pitch.energy(audio, at, WINDOW) < (long) QUIET * WINDOW) {
      return Pitch.LONGEST;
    }
    int lag = Pitch.lag(audio, at, WINDOW);
    double alike = off > URGENT ? HARDLY_ALIKE : ALIKE;
    return Pitch.likeness(audio, at, WINDOW, lag) >= alike ? lag : 0;
  }

  private void blend(int into, int from, int to, int length) {
    for (int i = 0; i < length; i++) {
      audio[into + i] = mixed(audio[from + i], audio[to + i], i, length);
    }
  }

  private static short mixed(int from, int to, int step, int steps) {
    return (short) ((from * (steps - step) + to * step) / steps);
  }
}
