package io.jambo.wire;

/// A piece of linear audio: signed 16-bit samples, one channel. The array is not copied: whoever
/// makes one gives the array away, and nobody writes to it again.
@SuppressWarnings("ArrayRecordComponent") // audio is never compared, and copying it would be waste
public record Pcm(int rate, short[] samples) {
  /// @throws IllegalArgumentException when the rate is outside 1,000 to 192,000 samples a second
  public Pcm {
    if (rate < 1_000 || rate > 192_000) {
      throw new IllegalArgumentException("sample rate " + rate);
    }
  }

  /// Its length in milliseconds.
  public long millis() {
    return samples.length * 1_000L / rate;
  }
}
