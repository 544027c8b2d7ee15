package io.jambo.kit;

/// State with one writer, moved on in bounded turns. A test calls the turn itself, with a time of
/// its own; in production [LoopRunner] drives it from one thread.
public interface Loop {
  /// One bounded turn at the given [Kit#nanos()] time.
  ///
  /// @return how much was done; 0 lets the driver sleep until [#nextDue()] or a wake-up
  int turn(long now);

  /// When the next turn is due if nothing arrives before; [Kit#NEVER] if none is.
  long nextDue();
}
