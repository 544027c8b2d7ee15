package io.jambo.media;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/// Records what a party says into a wav file: the media loop writes into a ring, a helper task
/// writes the file and sets the sizes in its header at the end.
///
/// A disk that cannot follow loses samples, which are counted; the loop never waits for it.
public final class WavSink implements Sink, AutoCloseable {
  /// How far the disk may be behind: eight seconds.
  private static final int CAPACITY = 65_536;

  /// The longest recording that a wav header can tell: 2 GiB, 37 hours.
  private static final long MOST_BYTES = Integer.MAX_VALUE - 2L * CAPACITY;

  private final Kit kit;
  private final SampleRing ring = new SampleRing(CAPACITY);
  private final Gate news = new Gate();
  private final Gate written = new Gate();
  private final LongAdder lost = new LongAdder();
  private volatile boolean ended;

  /// Helper only.
  private long bytes;

  private WavSink(Kit kit) {
    this.kit = kit;
  }

  /// Starts to record into that file, which is replaced; the helper lives in the scope.
  ///
  /// @throws UncheckedIOException when the file cannot be made
  public static WavSink start(Kit kit, Scope scope, Path file) {
    var sink = new WavSink(kit);
    try {
      var channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      var _ = scope.fork("wav", () -> sink.run(channel));
    } catch (IOException fault) {
      throw new UncheckedIOException("recording could not be made", fault);
    }
    // Closed before the helper is cancelled, so that the file is completed.
    return scope.own(sink);
  }

  @Override
  public void write(short[] frame, int length) {
    int taken = ended ? 0 : ring.write(frame, 0, length);
    if (taken < length) {
      lost.add(length - taken);
    }
    if (ring.size() >= CAPACITY / 4) {
      kit.open(news);
    }
  }

  /// How many samples were lost because the disk could not follow or the recording had ended.
  public long lostSamples() {
    return lost.sum();
  }

  /// Ends the recording and waits until the file is complete. Not on the media loop.
  @Override
  public void close() {
    if (!ended) {
      ended = true;
      kit.open(news);
      boolean _ = kit.await(written, Kit.NEVER);
    }
  }

  private void run(FileChannel channel) {
    try (channel) {
      try {
        writeFully(channel, ByteBuffer.wrap(Wav.header(Narrowband.RATE, 0)), 0);
        copy(channel);
      } finally {
        writeFully(channel, ByteBuffer.wrap(Wav.header(Narrowband.RATE, (int) bytes)), 0);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("recording could not be written", fault);
    } finally {
      ended = true;
      kit.open(written);
    }
  }

  private void copy(FileChannel channel) throws IOException {
    var samples = new short[CAPACITY];
    var block = ByteBuffer.allocate(2 * CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
    boolean last = false;
    while (!last && bytes < MOST_BYTES) {
      // Asked before looking, so that what was written just before the end is kept.
      last = ended;
      int count = ring.read(samples, 0, CAPACITY);
      block.clear();
      block.asShortBuffer().put(samples, 0, count);
      block.limit(2 * count);
      writeFully(channel, block, Wav.HEADER_BYTES + bytes);
      bytes += 2L * count;
      if (!last) {
        boolean _ = kit.await(news, Kit.NEVER);
      }
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long place)
      throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
