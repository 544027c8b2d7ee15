package io.jambo.sip;

import io.jambo.wire.SipRequest;

/// A 2xx to an INVITE that is repeated until its ACK comes, on any transport, for 64*T1 at most
/// (RFC 3261 §13.3.1.4). The transaction can't do it: to it, the 2xx was the end.
final class AckWait {
  private final Timers timers;
  private final Timing timing;
  private final long cseq;
  private final Runnable repeat;
  private final Timers.Timer giveUp;
  private Timers.Timer next;
  private int repeats;

  /// Begins when the 2xx has just gone out.
  AckWait(Timers timers, Timing timing, SipRequest invite, Runnable repeat, Runnable givenUp) {
    this.timers = timers;
    this.timing = timing;
    this.cseq = invite.cseq().number();
    this.repeat = repeat;
    this.next = timers.in(timing.t1(), this::repeat);
    this.giveUp =
        timers.in(
            timing.patience(),
            () -> {
              stop();
              givenUp.run();
            });
  }

  /// Whether an ACK is the one that is waited for.
  boolean isMetBy(SipRequest ack) {
    return ack.cseq().number() == cseq;
  }

  void stop() {
    timers.cancel(next);
    timers.cancel(giveUp);
  }

  private void repeat() {
    repeats++;
    next = timers.in(timing.backOff(repeats), this::repeat);
    repeat.run();
  }
}
