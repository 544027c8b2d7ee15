package io.jambo.media;

/// Follows the sequence numbers of the stream that a peer sends: extends them beyond 16 bits, and
/// notices when another stream begins (RFC 3550 §A.1, media.md 3.2).
///
/// Pure; owned by the media loop.
final class SequenceTracker {
  /// What a packet is to the stream.
  enum Verdict {
    /// It belongs to the stream.
    BELONGS,
    /// A stream begins with it: the first one, a new SSRC or a restart.
    BEGINS,
    /// It may begin another stream; the next ones will tell.
    PROBATION
  }

  /// So many packets in a row make a new SSRC the peer's stream.
  static final int SSRC_PROBATION = 2;

  /// A step beyond this is no reordering but perhaps a restart…
  static final int LARGEST_STEP = 3_000;

  /// …if so many packets in a row go on from there.
  static final int RESTART_PROBATION = 3;

  private boolean begun;
  private long ssrc;
  private long highest;
  private long extended;
  private long candidateSsrc;
  private int candidateSequence;
  private int candidates;

  /// Takes a packet's numbers.
  Verdict take(long packetSsrc, int sequence) {
    if (!begun) {
      return begin(packetSsrc, sequence);
    }
    int step = (short) (sequence - (int) highest);
    if (packetSsrc == ssrc && Math.abs(step) <= LARGEST_STEP) {
      extended = highest + step;
      highest = Math.max(highest, extended);
      candidates = 0;
      return Verdict.BELONGS;
    }
    return onProbation(packetSsrc, sequence) ? begin(packetSsrc, sequence) : Verdict.PROBATION;
  }

  /// The number of the packet taken last, as it would be without wrapping.
  long extended() {
    return extended;
  }

  /// The highest number of the stream so far.
  long highest() {
    return highest;
  }

  private boolean onProbation(long packetSsrc, int sequence) {
    boolean next =
        candidates > 0
            && packetSsrc == candidateSsrc
            && sequence == ((candidateSequence + 1) & 0xffff);
    candidates = next ? candidates + 1 : 1;
    candidateSsrc = packetSsrc;
    candidateSequence = sequence;
    return candidates >= (packetSsrc == ssrc ? RESTART_PROBATION : SSRC_PROBATION);
  }

  private Verdict begin(long packetSsrc, int sequence) {
    begun = true;
    ssrc = packetSsrc;
    // One cycle up, so that packets overtaken by the first one have numbers too.
    highest = 0x10000L + sequence;
    extended = highest;
    candidates = 0;
    return Verdict.BEGINS;
  }
}
