package io.jambo.testkit;

/// Something that will happen in a story, as long as nobody calls it off.
public final class Event {
  final long at;
  final long order;
  private final Runnable what;
  private boolean off;

  Event(long at, long order, Runnable what) {
    this.at = at;
    this.order = order;
    this.what = what;
  }

  /// Calls it off; without effect when it has happened.
  public void callOff() {
    off = true;
  }

  void happen() {
    if (!off) {
      what.run();
    }
  }
}
