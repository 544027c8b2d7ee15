package io.jambo.media;

/// How far playing stays behind what has arrived (media.md 3.2): grows when packets come too late,
/// shrinks when they all have come early for a while. All in samples; pure, owned by the media
/// loop.
///
/// It moves by whole frames. Stretching speech instead of skipping comes with the adaptive buffer.
final class PlayoutDelay {
  /// Packets that are this much earlier than needed may come sooner…
  private static final int SPARE = 40 * Narrowband.PER_MILLI;

  /// …when all of so many packets were.
  private static final int WINDOW_PACKETS = 500;

  private final int start;
  private final int most;
  private int grown;
  private int leastSlack = Integer.MAX_VALUE;
  private int seen;

  PlayoutDelay(int start, int most) {
    this.start = start;
    this.most = most;
  }

  /// Another stream begins.
  void reset() {
    grown = 0;
    forget();
  }

  /// The delay to begin a stream with.
  int start() {
    return start;
  }

  /// More than this is never kept waiting.
  int most() {
    return most;
  }

  /// A packet came too late: how many samples playing should wait, 0 at the bound.
  int late() {
    if (start + grown + Frame.SAMPLES > most) {
      return 0;
    }
    grown += Frame.SAMPLES;
    forget();
    return Frame.SAMPLES;
  }

  /// A packet came that will be played in `slack` samples: how many of them to skip.
  int arrived(int slack) {
    leastSlack = Math.min(leastSlack, slack);
    seen++;
    boolean skip = slack > most + Frame.SAMPLES || (windowOver() && leastSlack >= start + SPARE);
    if (windowOver() || skip) {
      forget();
    }
    if (skip) {
      grown = Math.max(0, grown - Frame.SAMPLES);
    }
    return skip ? Frame.SAMPLES : 0;
  }

  private boolean windowOver() {
    return seen >= WINDOW_PACKETS;
  }

  private void forget() {
    leastSlack = Integer.MAX_VALUE;
    seen = 0;
  }
}
