package io.jambo.call;

import io.jambo.kit.Journal;
import io.jambo.kit.Sid;

/// The opening in the ceiling: what happened in calls, told to whoever keeps records, metrics and a
/// live registry. Called on the call's own task; it must not block and must not throw.
public interface CallObserver {
  /// A call was taken: it has a name and a journal from now on.
  void taken(Sid callSid, CallPlan plan, Journal journal);

  /// A status was reported.
  void status(Sid callSid, CallStatus status);

  /// Something the account should look at.
  void alert(Alert alert);

  /// The call is over; told exactly once for every call that was taken.
  void ended(EndOfCall record);
}
