package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.call.Calls;
import io.jambo.outbound.Cidr;
import io.jambo.sip.Flow;
import io.jambo.sip.Invitation;
import io.jambo.sip.SipUser;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import java.util.List;
import java.util.Optional;

/// Decides what becomes of a call, until carriers and numbers come from a store: the application of
/// `--app` takes every one of them. In the production profile only known sources are heard at all
/// (sip.md 3, step 6). Called on the signalling loop.
final class Admission implements SipUser {
  private final Calls calls;
  private final Optional<CallPlan> plan;
  private final boolean everybody;
  private final List<Cidr> known;

  /// @param everybody the development profile: nobody is a stranger
  /// @param known whose calls reach the application otherwise
  Admission(Calls calls, Optional<CallPlan> plan, boolean everybody, List<Cidr> known) {
    this.calls = calls;
    this.plan = plan;
    this.everybody = everybody;
    this.known = known;
  }

  @Override
  public boolean ignores(SipRequest request, Flow flow) {
    return request.method().equals("INVITE")
        && !everybody
        && known.stream().noneMatch(range -> range.contains(flow.remote().getAddress()));
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
