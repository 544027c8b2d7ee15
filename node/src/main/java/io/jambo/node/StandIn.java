package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.call.Calls;
import io.jambo.sip.Invitation;
import io.jambo.sip.SipUser;

/// Gives every call to one application: the rehearsal's.
record StandIn(Calls calls, CallPlan plan) implements SipUser {
  @Override
  public void invited(Invitation invitation) {
    var _ = calls.take(invitation, plan);
  }
}
