package io.jambo.media;

import java.util.List;

/// Several sources one after another, joined without a gap of a single sample.
public final class SourceChain implements Replayable {
  /// Laps without end.
  public static final int FOR_EVER = 0;

  private final List<? extends Source> parts;
  private final int laps;
  private int part;
  private int lap;
  private boolean heard;

  private SourceChain(List<? extends Source> parts, int laps) {
    this.parts = List.copyOf(parts);
    this.laps = laps;
  }

  /// All of them once.
  public static Source of(List<? extends Source> parts) {
    return new SourceChain(parts, 1);
  }

  /// All of them, again and again.
  ///
  /// @param laps how often; [#FOR_EVER] never ends
  public static SourceChain looped(List<? extends Replayable> parts, int laps) {
    return new SourceChain(parts, laps);
  }

  @Override
  public int read(short[] frame, int from, int to) {
    int at = from;
    while (at < to) {
      if (part == parts.size() && !nextLap()) {
        return at > from ? at - from : ENDED;
      }
      int count = parts.get(part).read(frame, at, to);
      if (count == NOTHING_NOW) {
        return at - from;
      }
      if (count == ENDED) {
        part++;
      } else {
        at += count;
        heard = true;
      }
    }
    return at - from;
  }

  /// False after the last lap, and after one in which nothing could be heard: that would spin.
  private boolean nextLap() {
    lap++;
    if (!heard || lap == laps) {
      lap--;
      return false;
    }
    heard = false;
    startLap();
    return true;
  }

  private void startLap() {
    part = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Replayable again) {
        again.rewind();
      }
    }
  }

  @Override
  public void rewind() {
    lap = 0;
    heard = false;
    startLap();
  }

  @Override
  public void close() {
    parts.forEach(Source::close);
  }
}
