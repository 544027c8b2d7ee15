package io.jambo.call;

import io.jambo.kit.Sid;

/// The opening in the ceiling: what happened in calls, told to whoever keeps records, metrics and a
/// live registry. Called on the call's own task; it must not block and must not throw.
public interface CallObserver {
  /// A call was taken: it has a name and a journal from now on.
  void taken(StartOfCall call);

  /// The call is about to be answered. The one method that may block, for some milliseconds: it
  /// returns when what has to be known of the call before its 200 goes out is safe (operations.md
  /// 9).
  default void answering(Sid callSid) {}

  /// A status was reported.
  void status(Sid callSid, CallStatus status);

  /// Something the account should look at.
  void alert(Alert alert);

  /// The call is over; told exactly once for every call that was taken.
  void ended(EndOfCall record);
}
