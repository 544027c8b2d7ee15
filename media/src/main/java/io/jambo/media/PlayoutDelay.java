package io.jambo.media;

import java.util.Arrays;

/// How far playing should stay behind what arrives (media.md 3.2): far enough for all but one
/// packet in fifty, as the last seconds were; between [#LEAST] and the setting. All in samples;
/// pure, owned by the media loop.
///
/// A packet is late by how much longer it took than the fastest of the last seconds. A histogram of
/// that, which forgets, tells what delay would have been enough.
final class PlayoutDelay {
  /// The least delay: one frame.
  static final int LEAST = 20 * Narrowband.PER_MILLI;

  private static final int BIN = 10 * Narrowband.PER_MILLI;
  private static final int BINS = 24;

  /// Each packet takes this share of the histogram: half is forgotten after 177 packets.
  private static final int FORGET_SHIFT = 8;

  private static final int WHOLE = 1 << 24;
  private static final int LATE_SHARE = WHOLE / 50;

  /// How much the delay at the start weighs: ten seconds of packets that need less outweigh it.
  private static final int PRIOR = WHOLE / 8;

  /// The fastest packet is looked for among the last one to two times so many: slow clocks drift.
  private static final int WINDOW_PACKETS = 250;

  private final int start;
  private final int most;
  private final int[] shares = new int[BINS];
  private boolean based;
  private int fastest;
  private int fastestBefore;
  private int seen;
  private int wanted;

  PlayoutDelay(int start, int most) {
    this.start = start;
    this.most = most;
    reset();
  }

  /// Another stream begins: nothing is known of it.
  void reset() {
    Arrays.fill(shares, 0);
    shares[bin(start - Frame.SAMPLES)] = PRIOR;
    wanted = start;
    rebase();
  }

  /// The stream's timestamps begin anew; what was learned of the network holds.
  void rebase() {
    based = false;
  }

  /// A packet has come.
  ///
  /// @param timestamp of its header
  /// @param clock of ours, in samples
  void arrived(int timestamp, int clock) {
    int transit = clock - timestamp;
    if (!based) {
      based = true;
      fastest = transit;
      fastestBefore = transit;
      seen = 0;
    }
    follow(transit);
    for (int i = 0; i < BINS; i++) {
      shares[i] -= shares[i] >> FORGET_SHIFT;
    }
    shares[bin(transit - base())] += WHOLE >> FORGET_SHIFT;
    wanted = Math.clamp(enough() + Frame.SAMPLES, LEAST, most);
  }

  /// How far behind a playing position is, when that timestamp is heard now.
  int behind(int playing, int clock) {
    return clock - base() - playing;
  }

  /// The delay that is wanted now.
  int wanted() {
    return wanted;
  }

  /// More than this is never kept waiting.
  int most() {
    return most;
  }

  /// Whether it has seen a packet since it began.
  boolean based() {
    return based;
  }

  private void follow(int transit) {
    if (transit - fastest < 0) {
      fastest = transit;
    }
    seen++;
    if (seen == WINDOW_PACKETS) {
      seen = 0;
      fastestBefore = fastest;
      fastest = transit;
    }
  }

  private int base() {
    return fastest - fastestBefore < 0 ? fastest : fastestBefore;
  }

  /// The upper end of the bin up to which all but [#LATE_SHARE] came.
  private int enough() {
    int later = 0;
    int bin = BINS - 1;
    while (bin > 0 && later + shares[bin] <= LATE_SHARE) {
      later += shares[bin];
      bin--;
    }
    return (bin + 1) * BIN;
  }

  private static int bin(int late) {
    return Math.clamp((late - 1) / BIN, 0, BINS - 1);
  }
}
