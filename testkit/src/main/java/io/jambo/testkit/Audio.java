package io.jambo.testkit;

import java.util.Arrays;

/// Linear audio at 8,000 samples a second, and what one can say about it.
@SuppressWarnings("ArrayRecordComponent") // compared by its methods, never by equals
public record Audio(short[] samples) {
  /// Samples a second, everywhere in this test kit.
  public static final int RATE = 8_000;

  /// Samples of one 20 ms frame.
  public static final int FRAME = 160;

  /// What is quieter counts as silence: the smallest steps of G.711 and the noise of dithering.
  private static final int SILENCE = 48;

  /// What G.711 looks at are the upper 13 or 14 bits.
  private static final int LAST_BITS = 7;

  /// A sine; the amplitude is its peak.
  public static Audio tone(double hertz, int amplitude, int millis) {
    var samples = new short[RATE * millis / 1_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return new Audio(samples);
  }

  /// That much of nothing.
  public static Audio silence(int millis) {
    return new Audio(new short[RATE * millis / 1_000]);
  }

  /// Its length.
  public long millis() {
    return samples.length * 1_000L / RATE;
  }

  /// The peak amplitude of one frequency in it (Goertzel), as if it were there all the time.
  public double level(double hertz) {
    double turn = 2 * Math.PI * hertz / RATE;
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < samples.length; i++) {
      real += samples[i] * Math.cos(turn * i);
      imaginary += samples[i] * Math.sin(turn * i);
    }
    return samples.length == 0 ? 0 : 2 * Math.hypot(real, imaginary) / samples.length;
  }

  /// Root mean square of all samples.
  public double loudness() {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }

  /// How much of it, counted in whole 20 ms frames, is no silence.
  public long soundMillis() {
    long frames = 0;
    for (int at = 0; at < samples.length; at += FRAME) {
      frames += part(at, at + FRAME).isSilent() ? 0 : 1;
    }
    return frames * 20;
  }

  /// Whether nothing in it can be heard.
  public boolean isSilent() {
    for (short sample : samples) {
      if (Math.abs(sample) > SILENCE) {
        return false;
      }
    }
    return true;
  }

  /// From one sample to another, cut where it ends.
  public Audio part(int from, int to) {
    return new Audio(
        Arrays.copyOfRange(samples, Math.min(from, samples.length), Math.min(to, samples.length)));
  }

  /// The same without the silence before and behind it.
  public Audio trimmed() {
    int from = 0;
    int to = samples.length;
    while (from < to && Math.abs(samples[from]) <= SILENCE) {
      from++;
    }
    while (to > from && Math.abs(samples[to - 1]) <= SILENCE) {
      to--;
    }
    return part(from, to);
  }

  /// This and then the other.
  public Audio then(Audio other) {
    var both = Arrays.copyOf(samples, samples.length + other.samples.length);
    System.arraycopy(other.samples, 0, both, samples.length, other.samples.length);
    return new Audio(both);
  }

  /// As it sounds after the codec of that name (`PCMU`, `PCMA`).
  public Audio after(String codec) {
    return new Audio(G711.of(codec).trip(samples));
  }

  /// Whether these very samples stand in it, one after the other with nothing between.
  public boolean contains(Audio other) {
    for (int at = 0; at + other.samples.length <= samples.length; at++) {
      if (Arrays.equals(
          samples, at, at + other.samples.length, other.samples, 0, other.samples.length)) {
        return true;
      }
    }
    return false;
  }

  /// Whether that audio stands in it as the codec of that name brings it, with nothing between.
  /// Where a sample lies on the edge between two levels, either will do: an encoder may cut the
  /// last bits first.
  public boolean carries(Audio original, String codec) {
    var low = original.shifted(-LAST_BITS).after(codec).samples;
    var high = original.shifted(LAST_BITS).after(codec).samples;
    for (int at = 0; at + low.length <= samples.length; at++) {
      int i = 0;
      while (i < low.length && samples[at + i] >= low[i] && samples[at + i] <= high[i]) {
        i++;
      }
      if (i == low.length) {
        return true;
      }
    }
    return false;
  }

  private Audio shifted(int by) {
    var moved = new short[samples.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (short) Math.clamp(samples[i] + by, -Short.MAX_VALUE, Short.MAX_VALUE);
    }
    return new Audio(moved);
  }
}
