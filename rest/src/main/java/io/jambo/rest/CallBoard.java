package io.jambo.rest;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The board on which the node's calls stand while they live and for an hour after that
/// (rest-api.md 8.2). In memory only: it holds personal data and dies with the process. Whoever
/// listens to events hears of each change. Callable from any task.
public final class CallBoard implements CallObserver, LiveCalls {
  /// An ended call is shown that long.
  private static final Duration SHOWN = Duration.ofHours(1);

  /// Ended calls that are shown; with more, the eldest leave early.
  private static final int MOST_ENDED = 10_000;

  private final Kit kit;
  private final Bulletin bulletin;
  private final Map<Sid, LiveCall> calls = new ConcurrentHashMap<>();
  private final Deque<Ended> ended = new ArrayDeque<>();

  /// @param bulletin is told of each change
  public CallBoard(Kit kit, Bulletin bulletin) {
    this.kit = kit;
    this.bulletin = bulletin;
  }

  private record Ended(Sid call, long at) {}

  @Override
  public List<LiveCall> of(Sid account) {
    sweep();
    return calls.values().stream().filter(call -> call.accountSid().equals(account)).toList();
  }

  @Override
  public Optional<LiveCall> find(Sid account, Sid call) {
    sweep();
    return Optional.ofNullable(calls.get(call)).filter(found -> found.accountSid().equals(account));
  }

  @Override
  public void taken(StartOfCall start) {
    var call =
        new LiveCall(
            start.callSid(),
            start.plan().accountSid(),
            start.plan().applicationSid(),
            "inbound",
            start.from(),
            start.to(),
            start.callerName(),
            start.sipCallId(),
            start.traceId(),
            start.host(),
            start.peerAddress(),
            start.plan().trunkName(),
            start.attemptedAt(),
            Optional.empty(),
            Optional.empty(),
            CallStatus.TRYING,
            code(CallStatus.TRYING),
            start.journal());
    calls.put(start.callSid(), call);
    bulletin.tell(call.accountSid(), new Bulletin.Event.OfCall(call));
  }

  @Override
  public void status(Sid callSid, CallStatus status) {
    var call =
        calls.computeIfPresent(
            callSid,
            (_, before) ->
                before.over() ? before : before.now(status, code(status), kit.wallClock()));
    if (call != null && !status.last() && status != CallStatus.TRYING) {
      bulletin.tell(call.accountSid(), new Bulletin.Event.OfCall(call));
    }
  }

  @Override
  public void alert(Alert alert) {
    alert.accountSid().ifPresent(sid -> bulletin.tell(sid, new Bulletin.Event.OfAlert(alert)));
  }

  @Override
  public void ended(EndOfCall record) {
    var call =
        calls.computeIfPresent(
            record.callSid(),
            (_, before) -> before.ended(record.duration(), record.status(), record.sipStatus()));
    if (call == null) {
      return;
    }
    synchronized (ended) {
      ended.addLast(new Ended(record.callSid(), kit.nanos()));
    }
    bulletin.tell(call.accountSid(), new Bulletin.Event.OfCall(call));
    sweep();
  }

  private void sweep() {
    long before = kit.nanos() - SHOWN.toNanos();
    synchronized (ended) {
      while (!ended.isEmpty() && (ended.size() > MOST_ENDED || ended.getFirst().at() <= before)) {
        calls.remove(ended.removeFirst().call());
      }
    }
  }

  /// What a status usually comes with; the last one brings its own.
  private static int code(CallStatus status) {
    return switch (status) {
      case TRYING -> 100;
      case RINGING -> 180;
      case EARLY_MEDIA -> 183;
      case IN_PROGRESS, COMPLETED -> 200;
      case NO_ANSWER -> 480;
      case BUSY -> 486;
      case FAILED -> 500;
    };
  }
}
