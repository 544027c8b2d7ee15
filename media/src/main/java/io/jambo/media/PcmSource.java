package io.jambo.media;

import io.jambo.wire.Pcm;

/// Audio that lies in memory as a whole. Several sources may share one piece of audio.
public final class PcmSource implements Replayable {
  private final short[] samples;
  private final int first;
  private int at;

  private PcmSource(short[] samples, int first) {
    this.samples = samples;
    this.first = first;
    this.at = first;
  }

  /// Plays this audio at the telephone's rate; other rates are converted here, once.
  public static PcmSource of(Pcm pcm) {
    return new PcmSource(Resampler.convert(pcm, Narrowband.RATE).samples(), 0);
  }

  /// The same audio from that sample on, now and after each [#rewind()].
  public PcmSource from(long sample) {
    return new PcmSource(samples, (int) Math.clamp(sample, 0L, samples.length));
  }

  @Override
  public int read(short[] frame, int from, int to) {
    int count = Math.min(to - from, samples.length - at);
    if (count == 0) {
      return ENDED;
    }
    System.arraycopy(samples, at, frame, from, count);
    at += count;
    return count;
  }

  @Override
  public void rewind() {
    at = first;
  }
}
