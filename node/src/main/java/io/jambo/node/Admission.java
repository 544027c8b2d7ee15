package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.call.Calls;
import io.jambo.sip.Invitation;
import io.jambo.sip.SipUser;
import io.jambo.wire.Headers;
import java.util.Optional;

/// Decides what becomes of a call, until carriers and numbers come from a store: the application of
/// `--app` takes every one of them. Strangers do not come that far. Called on the signalling loop.
final class Admission implements SipUser {
  private final Calls calls;
  private final Optional<CallPlan> plan;

  Admission(Calls calls, Optional<CallPlan> plan) {
    this.calls = calls;
    this.plan = plan;
  }

  @Override
  public void invited(Invitation invitation) {
    if (plan.isPresent()) {
      calls.take(invitation, plan.get());
    } else {
      invitation
          .leg()
          .refuse(
              480,
              "Temporarily Unavailable",
              Headers.NONE.plus("X-Reason", "no configured application"));
    }
  }
}
