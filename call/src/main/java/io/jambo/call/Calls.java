package io.jambo.call;

import io.jambo.kit.Gate;
import io.jambo.kit.Sid;
import io.jambo.sip.Invitation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The live calls of a node. Any thread.
public final class Calls {
  /// For so long it is remembered that an account went: a call of it that was let in a moment
  /// before is ended too. It may come back, out of an import.
  private static final Duration GONE_FOR = Duration.ofMinutes(1);

  /// Accounts of which that is remembered; the one that went first gives way.
  private static final int MOST_GONE = 1_000;

  private final CallServices services;
  private final Map<Sid, Long> goneUntil = new ConcurrentHashMap<>();
  private final Map<String, CallSession> live = new ConcurrentSkipListMap<>();
  private final Gate changed = new Gate();
  private volatile boolean hurried;

  /// No calls yet.
  public Calls(CallServices services) {
    this.services = services;
  }

  /// Takes an inbound call: it runs on a task of its own from now on.
  public Sid take(Invitation invitation, CallPlan plan) {
    return take(invitation, plan, () -> {});
  }

  /// The same.
  ///
  /// @param afterwards done when it is over, whatever it came to
  public Sid take(Invitation invitation, CallPlan plan, Runnable afterwards) {
    var session = new CallSession(services, invitation, plan);
    live.put(session.sid().value(), session);
    if (services.kit().nanos() < goneUntil.getOrDefault(plan.accountSid(), 0L)) {
      session.order(TerminationReason.FAILED);
    }
    var _ =
        services
            .kit()
            .fork(
                "call " + session.sid(),
                () -> {
                  try {
                    session.run();
                  } finally {
                    live.remove(session.sid().value());
                    afterwards.run();
                    services.kit().open(changed);
                  }
                });
    return session.sid();
  }

  /// How many live now.
  public int live() {
    return live.size();
  }

  /// Ends every call: BYE, or 503 where it was not answered yet.
  public void endAll(TerminationReason reason) {
    hurried = false;
    live.values().forEach(session -> session.order(reason));
  }

  /// An account is gone: its calls are hung up, those that ring are refused with 503 (data-model.md
  /// 3.9). Does not wait.
  public void accountGone(Sid account) {
    long now = services.kit().nanos();
    goneUntil.values().removeIf(until -> until <= now);
    goneUntil.put(account, services.kit().in(GONE_FOR));
    if (goneUntil.size() > MOST_GONE) {
      goneUntil.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .ifPresent(first -> goneUntil.remove(first.getKey()));
    }
    live.values().stream()
        .filter(session -> session.account().equals(account))
        .forEach(session -> session.order(TerminationReason.FAILED));
  }

  /// Waits until no call lives; false when the deadline came first, or [#hurry()] was called. One
  /// task at a time.
  public boolean awaitNone(long deadline) {
    while (!live.isEmpty() && !hurried) {
      if (!services.kit().await(changed, deadline)) {
        return live.isEmpty();
      }
    }
    return live.isEmpty();
  }

  /// Any thread: ends the present wait for the calls' end.
  public void hurry() {
    hurried = true;
    services.kit().open(changed);
  }
}
