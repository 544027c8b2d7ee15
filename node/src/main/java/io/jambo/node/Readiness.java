package io.jambo.node;

/// Whether to say that new calls are taken: two bad looks in a row to leave, two good ones to
/// return (operations.md 5), so that one slow moment does not send callers elsewhere. Any thread.
final class Readiness {
  private static final int LOOKS = 2;

  private boolean ready = true;
  private int against;

  /// What to say after this look.
  synchronized boolean look(boolean good) {
    against = good == ready ? 0 : against + 1;
    if (against == LOOKS) {
      ready = good;
      against = 0;
    }
    return ready;
  }
}
