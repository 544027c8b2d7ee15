package io.jambo.call;

import io.jambo.kit.Gate;
import io.jambo.kit.Sid;
import io.jambo.sip.Invitation;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;

/// The live calls of a node. Any thread.
public final class Calls {
  /// Accounts that went lately and are remembered: a call of one that was let in a moment before is
  /// ended too.
  private static final int MOST_GONE = 1_000;

  private final CallServices services;
  private final Set<Sid> gone = ConcurrentHashMap.newKeySet();
  private final Deque<Sid> goneInOrder = new ConcurrentLinkedDeque<>();
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
    if (gone.contains(plan.accountSid())) {
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
    if (gone.add(account)) {
      goneInOrder.addLast(account);
      if (gone.size() > MOST_GONE) {
        var eldest = goneInOrder.pollFirst();
        if (eldest != null) {
          gone.remove(eldest);
        }
      }
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
