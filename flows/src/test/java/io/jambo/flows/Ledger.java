package io.jambo.flows;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.kit.Sid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the node tells of its calls, kept for the tests.
final class Ledger implements CallObserver {
  private final Map<Sid, List<CallStatus>> statuses = new LinkedHashMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<EndOfCall> records = new ArrayList<>();
  private final Map<CallStatus, Runnable> dwelling = new EnumMap<>(CallStatus.class);
  private Optional<CallStatus> broken = Optional.empty();

  @Override
  public void taken(StartOfCall call) {
    if (statuses.put(call.callSid(), new ArrayList<>()) != null) {
      throw new AssertionError("a call was taken twice");
    }
  }

  /// Has the next report of that status fail, as a bug of ours would.
  void breakAt(CallStatus status) {
    broken = Optional.of(status);
  }

  /// Has the session dwell on every report of that status, so that something can overtake it.
  void dwellOn(CallStatus status, Runnable wait) {
    dwelling.put(status, wait);
  }

  @Override
  public void status(Sid callSid, CallStatus status) {
    if (broken.equals(Optional.of(status))) {
      broken = Optional.empty();
      throw new IllegalStateException("a fault on purpose");
    }
    statuses.getOrDefault(callSid, List.of()).add(status);
    dwelling.getOrDefault(status, () -> {}).run();
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void ended(EndOfCall record) {
    records.add(record);
  }

  /// Every call that was taken, with what it reported.
  Map<Sid, List<CallStatus>> statuses() {
    return statuses;
  }

  /// The type and message of every alert, in order.
  List<String> alerts() {
    return alerts.stream().map(alert -> alert.type().word() + ": " + alert.message()).toList();
  }

  List<EndOfCall> records() {
    return records;
  }

  /// The record of the one call of a story.
  EndOfCall record() {
    if (records.size() != 1) {
      throw new AssertionError("records of calls: " + records);
    }
    return records.getFirst();
  }
}
