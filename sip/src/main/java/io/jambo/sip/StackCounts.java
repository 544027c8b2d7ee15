package io.jambo.sip;

/// What the stack holds at one moment, for the gauges and for the invariant that nothing is left
/// behind once the calls are over.
///
/// @param transactions the four machines' live instances
/// @param dialogs early and confirmed
/// @param timers armed ones; a cancelled timer is gone, not waiting
/// @param queued messages and orders that no turn has taken yet
/// @param queueDelayNanos how long messages wait for their turn, the delay that stands
public record StackCounts(
    int transactions, int dialogs, int timers, int queued, long queueDelayNanos) {
  /// Whether no call, no transaction and no timer is left.
  public boolean idle() {
    return transactions == 0 && dialogs == 0 && timers == 0 && queued == 0;
  }

  StackCounts withQueued(int waiting) {
    return new StackCounts(transactions, dialogs, timers, waiting, queueDelayNanos);
  }
}
