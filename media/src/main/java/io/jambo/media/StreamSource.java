package io.jambo.media;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;

/// Audio that a helper task brings while it is already being heard: a download, a voice.
///
/// The helper writes and waits when it is [#CAPACITY] ahead; the media loop reads and never waits:
/// when the helper is behind, it hears [Source#NOTHING_NOW].
public final class StreamSource implements Source {
  /// How far the helper may be ahead: two seconds.
  static final int CAPACITY = 16_384;

  private final Kit kit;
  private final SampleRing ring = new SampleRing(CAPACITY);
  private final Gate room = new Gate();
  private volatile boolean finished;
  private volatile boolean abandoned;

  /// An empty stream at the telephone's rate.
  public StreamSource(Kit kit) {
    this.kit = kit;
  }

  /// Helper: appends samples, waiting for room as long as it takes.
  ///
  /// @return false when nobody listens any more
  public boolean write(short[] samples, int at, int end) {
    int next = at;
    while (!abandoned) {
      next += ring.write(samples, next, end);
      if (next == end) {
        return true;
      }
      boolean _ = kit.await(room, Kit.NEVER);
    }
    return false;
  }

  /// Helper: nothing more comes. What was written is still heard.
  public void finish() {
    finished = true;
  }

  @Override
  public int read(short[] frame, int from, int to) {
    // Asked before looking, so that samples written just before the end are not lost.
    boolean last = finished;
    int count = ring.read(frame, from, to);
    if (count == 0) {
      return last ? ENDED : NOTHING_NOW;
    }
    if (ring.size() <= CAPACITY / 2) {
      kit.open(room);
    }
    return count;
  }

  @Override
  public void close() {
    abandoned = true;
    kit.open(room);
  }
}
