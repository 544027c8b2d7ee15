package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.kit.Sid;
import java.util.List;

/// Tells several observers of calls, in order.
record Observers(List<CallObserver> all) implements CallObserver {
  /// Keeps its own copy.
  Observers {
    all = List.copyOf(all);
  }

  @Override
  public void taken(StartOfCall call) {
    all.forEach(one -> one.taken(call));
  }

  @Override
  public void answering(Sid callSid) {
    all.forEach(one -> one.answering(callSid));
  }

  @Override
  public void status(Sid callSid, CallStatus status) {
    all.forEach(one -> one.status(callSid, status));
  }

  @Override
  public void alert(Alert alert) {
    all.forEach(one -> one.alert(alert));
  }

  @Override
  public void ended(EndOfCall record) {
    all.forEach(one -> one.ended(record));
  }
}
