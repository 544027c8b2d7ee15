package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.Calls;
import io.jambo.edge.Decision;
import io.jambo.edge.Party;
import io.jambo.edge.Switchboard;
import io.jambo.edge.Switchboard.Verdict;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.sip.Invitation;
import io.jambo.sip.SipUser;
import java.util.Optional;

/// Has every call decided at the border, and taken or refused. Called on the signalling loop: what
/// takes time is decided on a task of its own.
final class Admission implements SipUser {
  private final Kit kit;
  private final Calls calls;
  private final Switchboard border;
  private final Refusing refusing;

  /// Hears of calls that nobody took.
  interface Refusing {
    /// A call of somebody's was refused.
    ///
    /// @param callSid names it in its record and alert
    void refused(Sid callSid, Decision.Refused why, Invitation invitation);

    /// Something that its account should look at.
    ///
    /// @param provider whose account it is, if it has one
    void alert(Alert alert, Optional<Sid> provider);
  }

  Admission(Kit kit, Calls calls, Switchboard border, Refusing refusing) {
    this.kit = kit;
    this.calls = calls;
    this.border = border;
    this.refusing = refusing;
  }

  @Override
  public void invited(Invitation invitation) {
    var call = border.arrival(invitation.request(), invitation.flow().remote().getAddress());
    if (border.takesTime(call)) {
      var _ = kit.fork("admission", () -> obey(border.patiently(call), invitation));
    } else {
      obey(border.decide(call), invitation);
    }
  }

  private void obey(Verdict verdict, Invitation invitation) {
    switch (verdict) {
      case Verdict.Taken(var plan, var seat) -> {
        var _ = calls.take(invitation, plan, seat::leave);
      }
      case Verdict.Refused(var why) -> {
        invitation.leg().refuse(why.status(), why.reason(), why.headers());
        why.party().ifPresent(party -> told(party, why, invitation));
      }
    }
  }

  private void told(Party party, Decision.Refused why, Invitation invitation) {
    var callSid = Sid.random(kit.random());
    refusing.refused(callSid, why, invitation);
    why.alert()
        .ifPresent(type ->
            refusing.alert(
                new Alert(
                    kit.wallClock(),
                    Optional.of(party.account()),
                    party.application(),
                    Optional.of(callSid),
                    type,
                    why.headers().first("X-Reason").orElse(why.reason()),
                    ""),
                party.provider()));
  }
}
