package io.jambo.media;

import io.jambo.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// When each stream of a loop is due, in groups of one millisecond (design decision "paced by one
/// thread"). A stream that is late gets one tick a turn, so that what arrives meanwhile is read
/// between them. Owned by the media loop; allocates nothing once it has grown.
final class FrameWheel {
  /// More milliseconds than any tick is long.
  private static final int SLOTS = 64;

  /// New streams begin within so many milliseconds, where the fewest others are.
  private static final int SPREAD = 20;

  private final List<List<RtpStream>> slots = new ArrayList<>(SLOTS);
  private final List<RtpStream> ready = new ArrayList<>();
  private final List<RtpStream> fresh = new ArrayList<>();
  private long nextMilli;

  FrameWheel() {
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayList<>());
    }
  }

  /// Takes a stream, which gets its first due time with the next turn.
  void begin(RtpStream stream, long now) {
    stream.dueAt(now);
    fresh.add(stream);
  }

  /// Gives every stream that is due to `tick`, which leaves it with its next due time.
  ///
  /// @return how many were
  int turn(long now, Consumer<RtpStream> tick) {
    collect(now / Frame.MILLI);
    place();
    for (int i = 0; i < ready.size(); i++) {
      var stream = ready.get(i);
      if (!stream.closed()) {
        tick.accept(stream);
        // It may have failed.
        if (!stream.closed()) {
          slot(Math.max(nextMilli, stream.due() / Frame.MILLI)).add(stream);
        }
      }
    }
    int count = ready.size();
    ready.clear();
    return count;
  }

  /// When the next stream is due.
  long nextDue() {
    for (long milli = nextMilli; milli < nextMilli + SLOTS; milli++) {
      if (!slot(milli).isEmpty()) {
        return milli * Frame.MILLI;
      }
    }
    return Kit.NEVER;
  }

  private void collect(long nowMilli) {
    long first = Math.max(nextMilli, nowMilli - SLOTS + 1);
    for (long milli = first; milli <= nowMilli; milli++) {
      var slot = slot(milli);
      for (int i = 0; i < slot.size(); i++) {
        ready.add(slot.get(i));
      }
      slot.clear();
    }
    nextMilli = Math.max(nextMilli, nowMilli + 1);
  }

  private void place() {
    for (int i = 0; i < fresh.size(); i++) {
      long best = nextMilli;
      for (long milli = best; milli < nextMilli + SPREAD; milli++) {
        best = slot(milli).size() < slot(best).size() ? milli : best;
      }
      fresh.get(i).dueAt(best * Frame.MILLI);
      slot(best).add(fresh.get(i));
    }
    fresh.clear();
  }

  private List<RtpStream> slot(long milli) {
    return slots.get((int) (milli % SLOTS));
  }
}
