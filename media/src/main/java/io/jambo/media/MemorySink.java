package io.jambo.media;

import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps what a party says in memory, up to a length that is set beforehand; what comes later is
/// left out. The media loop writes, anybody may look.
public final class MemorySink implements Sink {
  private final short[] samples;
  private final AtomicInteger length = new AtomicInteger();

  /// @param most how much it can hold; the memory is taken now
  public MemorySink(Duration most) {
    samples = new short[Math.toIntExact(Narrowband.samples(most))];
  }

  @Override
  public void write(short[] frame, int count) {
    int at = length.get();
    int taken = Math.min(count, samples.length - at);
    System.arraycopy(frame, 0, samples, at, taken);
    length.setRelease(at + taken);
  }

  /// What has been said so far.
  public Pcm pcm() {
    return new Pcm(Narrowband.RATE, Arrays.copyOf(samples, length.getAcquire()));
  }
}
