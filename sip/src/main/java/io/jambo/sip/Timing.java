package io.jambo.sip;

/// The three times all timers of RFC 3261 (table 4) are made of, for one kind of transport, in
/// nanoseconds.
///
/// @param reliable whether the transport repeats what gets lost: then nobody repeats above it and
///   nobody waits for stragglers
record Timing(long t1, long t2, long t4, boolean reliable) {
  private static final int DOUBLINGS = 30;

  static Timing of(SipSettings settings, Protocol protocol) {
    return new Timing(
        settings.t1().toNanos(),
        settings.t2().toNanos(),
        settings.t4().toNanos(),
        protocol.reliable());
  }

  /// 64*T1: how long a transaction without an answer lives.
  long patience() {
    return 64 * t1;
  }

  /// The pause before the next repeat when so many have gone out: T1, doubled each time.
  long doubled(int repeats) {
    return t1 << Math.min(repeats, DOUBLINGS);
  }

  /// The same, T2 at most.
  long backOff(int repeats) {
    return Math.min(doubled(repeats), t2);
  }

  /// How long to wait for stragglers: T4, or not at all.
  long straggle() {
    return reliable ? 0 : t4;
  }
}
