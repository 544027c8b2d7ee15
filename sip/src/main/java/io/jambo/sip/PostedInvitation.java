package io.jambo.sip;

import io.jambo.wire.SipRequest;
import java.util.function.Consumer;

/// An invitation in its user's hands.
record PostedInvitation(Orders orders, LegEvents events, SipRequest request, Flow flow, SipLeg leg)
    implements Invitation {
  @Override
  public void listen(Consumer<LegEvent> listener) {
    orders.post(() -> events.listen(listener));
  }
}
