package io.jambo.media;

import io.jambo.wire.Pcm;
import java.util.Arrays;

/// Turns audio of one rate into another, block by block: a polyphase windowed sinc.
///
/// Push what comes in, pull what is ready, say [#end()] after the last block. Over the whole stream
/// the number of samples is exact, and nothing is shifted in time. One task owns it; after it is
/// made it allocates nothing.
public final class Resampler {
  /// How much input it holds beside what the filter needs.
  private static final int ROOM = 4_096;

  private static final int SLOWEST = 1_000;
  private static final int FASTEST = 192_000;

  private final int from;
  private final int to;
  private final LowPass filter;
  private final short[] held;

  /// How much of `held` is filled.
  private int filled;

  /// Where in `held` the window of the next output begins.
  private int window;

  /// The next output's distance from an input sample, in parts of `to`.
  private int part;

  private int padding;
  private boolean ended;

  /// @throws IllegalArgumentException when a rate is outside 1,000 to 192,000
  public Resampler(int fromRate, int toRate) {
    if (Math.min(fromRate, toRate) < SLOWEST || Math.max(fromRate, toRate) > FASTEST) {
      throw new IllegalArgumentException("rates " + fromRate + " to " + toRate);
    }
    int divisor = greatestDivisor(fromRate, toRate);
    from = fromRate / divisor;
    to = toRate / divisor;
    filter = LowPass.between(from, to);
    held = new short[2 * filter.taps() + ROOM];
    filled = filter.before();
  }

  /// A whole piece at once.
  public static Pcm convert(Pcm pcm, int toRate) {
    if (pcm.rate() == toRate) {
      return pcm;
    }
    var resampler = new Resampler(pcm.rate(), toRate);
    int most = Math.toIntExact((long) pcm.samples().length * toRate / pcm.rate() + 2);
    var out = new short[most];
    int made = 0;
    int taken = 0;
    while (taken < pcm.samples().length) {
      taken += resampler.push(pcm.samples(), taken, pcm.samples().length);
      made += resampler.pull(out, made, most);
    }
    resampler.end();
    made += resampler.pull(out, made, most);
    return new Pcm(toRate, Arrays.copyOf(out, made));
  }

  /// Takes input from `in[at..end)`, as much as there is room for.
  ///
  /// @return how many samples it took; pull before you push the rest
  public int push(short[] in, int at, int end) {
    if (ended) {
      throw new IllegalStateException("pushed after the end");
    }
    dropUsed();
    int count = Math.min(end - at, held.length - filter.taps() - filled);
    System.arraycopy(in, at, held, filled, count);
    filled += count;
    return count;
  }

  /// No more input comes: what the filter still holds back can be pulled.
  public void end() {
    if (!ended) {
      ended = true;
      dropUsed();
      padding = filter.taps() - filter.before() - 1;
      Arrays.fill(held, filled, filled + padding, (short) 0);
      filled += padding;
    }
  }

  /// Puts what is ready into `out[at..end)`.
  ///
  /// @return how many samples; 0 when more input is needed, or everything has been pulled
  public int pull(short[] out, int at, int end) {
    int made = at;
    while (made < end && window + filter.taps() <= filled) {
      float value = filter.apply(held, window, part, to);
      out[made++] = (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
      part += from;
      window += part / to;
      part %= to;
    }
    return made - at;
  }

  private void dropUsed() {
    int used = Math.min(window, filled);
    System.arraycopy(held, used, held, 0, filled - used);
    filled -= used;
    window -= used;
  }

  private static int greatestDivisor(int a, int b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }
}
