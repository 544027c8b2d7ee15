package io.jambo.kit;

import java.util.ArrayDeque;
import java.util.Deque;

/// So many at once, so many more in line, first come first served. Whoever can wait stands in a
/// line of its own, which moves when nobody is in the other. Callable from any task.
public final class Permits {
  /// The longest line of those who can wait: as a bound, not as a measure.
  public static final int MOST_PATIENT = 10_000;

  private final Kit kit;
  private final int most;
  private final int longestLine;
  private final Deque<Gate> line = new ArrayDeque<>();
  private final Deque<Gate> patient = new ArrayDeque<>();
  private int taken;

  /// @param most how many may be held at once
  /// @param longestLine how many may wait for one
  public Permits(Kit kit, int most, int longestLine) {
    this.kit = kit;
    this.most = most;
    this.longestLine = longestLine;
  }

  /// Takes a permit, waiting in line until the deadline.
  public Outcome take(long deadline) {
    return take(line, longestLine, deadline);
  }

  /// The same behind everybody who comes by [#take]; up to [#MOST_PATIENT] wait.
  public Outcome takePatiently(long deadline) {
    return take(patient, MOST_PATIENT, deadline);
  }

  private Outcome take(Deque<Gate> here, int longest, long deadline) {
    var turn = new Gate();
    synchronized (line) {
      if (taken < most) {
        taken++;
        return Outcome.TAKEN;
      }
      if (here.size() >= longest) {
        return Outcome.FULL;
      }
      here.addLast(turn);
    }
    boolean mine = false;
    try {
      mine = kit.await(turn, deadline);
    } finally {
      if (!mine) {
        leave(here, turn);
      }
    }
    return mine ? Outcome.TAKEN : Outcome.LATE;
  }

  /// Gives a permit back: to the first in line, if there is one.
  ///
  /// @throws IllegalStateException when none was taken: a bug of ours
  public void release() {
    Gate first;
    synchronized (line) {
      if (taken == 0) {
        throw new IllegalStateException("permit released more often than taken");
      }
      first = line.isEmpty() ? patient.pollFirst() : line.pollFirst();
      if (first == null) {
        taken--;
      }
    }
    if (first != null) {
      kit.open(first);
    }
  }

  /// How many are held now.
  public int held() {
    synchronized (line) {
      return taken;
    }
  }

  /// How many wait for one now.
  public int waiting() {
    synchronized (line) {
      return line.size() + patient.size();
    }
  }

  /// Whoever has left the line already was handed a permit at the last moment and passes it on.
  private void leave(Deque<Gate> here, Gate turn) {
    boolean inLine;
    synchronized (line) {
      inLine = here.remove(turn);
    }
    if (!inLine) {
      release();
    }
  }

  /// How an attempt to take one ended.
  public enum Outcome {
    /// It is held now and has to be released.
    TAKEN,
    /// Too many wait already.
    FULL,
    /// The deadline came first.
    LATE
  }
}
