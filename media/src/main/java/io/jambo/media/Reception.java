package io.jambo.media;

/// What a report tells about the stream that we receive (RFC 3550 §6.4.1, §A.3, §A.8): how much was
/// lost, and the jitter. Owned by the media loop; allocates nothing.
final class Reception {
  /// Jitter is kept times 16, as §A.8 does.
  private static final int SCALE = 4;

  private boolean begun;
  private long ssrc;
  private long first;
  private long highest;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private int transit;
  private boolean timed;
  private int jitter;
  private int mostJitter;

  /// A stream begins with the packet that is taken next.
  void begin(long stream, long sequence) {
    begun = true;
    timed = false;
    ssrc = stream;
    first = sequence;
    highest = sequence;
    received = 0;
    expectedBefore = 0;
    receivedBefore = 0;
  }

  /// A packet of the stream has come.
  void packet(long sequence) {
    received++;
    highest = Math.max(highest, sequence);
  }

  /// It was audio, whose timestamp tells how long it took.
  ///
  /// @param clock ours, in samples
  void audio(int timestamp, int clock) {
    int took = clock - timestamp;
    if (timed) {
      // A jump of the sender's clock is no jitter.
      int step = Math.min(Math.abs(took - transit), JitterBuffer.RESYNC);
      jitter += step - ((jitter + 8) >> SCALE);
      mostJitter = Math.max(mostJitter, jitter());
    }
    timed = true;
    transit = took;
  }

  /// Whether there is a stream to tell about.
  boolean begun() {
    return begun;
  }

  /// Whose stream it is.
  long ssrc() {
    return ssrc;
  }

  /// The highest sequence number, with the count of its wraps.
  long highest() {
    return highest;
  }

  /// Packets lost since the stream began; negative with duplicates.
  long lost() {
    return expected() - received;
  }

  /// The share of 256 that was lost since this was asked last.
  int fractionLost() {
    long expectedNow = expected() - expectedBefore;
    long lostNow = expectedNow - (received - receivedBefore);
    expectedBefore = expected();
    receivedBefore = received;
    return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, 256 * lostNow / expectedNow);
  }

  /// Jitter now, in samples.
  int jitter() {
    return jitter >> SCALE;
  }

  /// The most there was.
  int mostJitter() {
    return mostJitter;
  }

  private long expected() {
    return highest - first + 1;
  }
}
