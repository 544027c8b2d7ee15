package io.jambo.call;

import io.jambo.wire.Headers;

/// Thrown out of a verb's wait when the call is over. [CallSession] catches it; a runner that
/// reports after a hang-up too does so and passes it on.
final class CallOver extends RuntimeException {
  private final transient Ending ending;

  CallOver(Ending ending) {
    super(ending.reason().words(), null, false, false);
    this.ending = ending;
  }

  Ending ending() {
    return ending;
  }

  /// How it ended.
  ///
  /// @param sipStatus what the INVITE was answered with in the end, 200 for an answered call
  /// @param by who ended an answered call: `caller` or `jambonz`, the words of the wire
  /// @param bye the headers of the caller's BYE; none when it was not the caller who hung up
  record Ending(
      CallStatus status,
      int sipStatus,
      String sipReason,
      TerminationReason reason,
      String by,
      Headers bye) {
    static final String CALLER = "caller";
    static final String JAMBONZ = "jambonz";

    /// An answered call that one side hung up.
    static Ending hungUp(String by, Headers bye) {
      var reason =
          by.equals(CALLER)
              ? TerminationReason.CALLER_HUNGUP
              : TerminationReason.CALLED_PARTY_HUNGUP;
      return new Ending(CallStatus.COMPLETED, 200, "OK", reason, by, bye);
    }

    /// A caller who gave up before the answer.
    static Ending abandoned() {
      return new Ending(
          CallStatus.NO_ANSWER,
          487,
          "Request Terminated",
          TerminationReason.CALLER_ABANDONED,
          CALLER,
          Headers.NONE);
    }

    /// A peer that vanished without a word.
    static Ending lost(boolean answered) {
      var status = answered ? CallStatus.COMPLETED : CallStatus.FAILED;
      int sipStatus = answered ? 200 : 408;
      return new Ending(
          status,
          sipStatus,
          answered ? "OK" : "Request Timeout",
          TerminationReason.FAILED,
          JAMBONZ,
          Headers.NONE);
    }

    /// A call that a fault of ours ended.
    static Ending broken(boolean answered) {
      return answered
          ? new Ending(
              CallStatus.COMPLETED, 200, "OK", TerminationReason.FAILED, JAMBONZ, Headers.NONE)
          : failed(500, "Server Internal Error");
    }

    /// A call that the node ends.
    static Ending ordered(boolean answered, TerminationReason reason) {
      return new Ending(
          answered ? CallStatus.COMPLETED : CallStatus.FAILED,
          answered ? 200 : 503,
          answered ? "OK" : "Service Unavailable",
          reason,
          JAMBONZ,
          Headers.NONE);
    }

    /// A call that ended before it was answered, by our refusal.
    static Ending failed(int sipStatus, String sipReason) {
      return new Ending(
          CallStatus.FAILED, sipStatus, sipReason, TerminationReason.FAILED, JAMBONZ, Headers.NONE);
    }
  }
}
