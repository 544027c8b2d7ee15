package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SipUri;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Transactions linger for half a minute behind a call; the call must not.
class LingeringTest {
  private final Desk desk = new Desk();

  @Test
  void aCallThatThePeerEndedIsNotHeldByItsTransactions() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    desk.nextResponse(200);
    isGoneFromMemory(2);
  }

  @Test
  void aCallThatWeEndedIsNotHeldByItsTransactions() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.leg().bye(Headers.NONE);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("BYE"), 200, "", ""));
    isGoneFromMemory(2);
  }

  @Test
  void aCallThatWasRefusedIsNotHeldByItsTransaction() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.leg().refuse(486, "Busy Here", Headers.NONE);
    desk.nextResponse(486);
    isGoneFromMemory(1);
  }

  private void isGoneFromMemory(int transactions) {
    var leg = new WeakReference<>(((PostedLeg) desk.leg()).role());
    desk.invitations.clear();
    assertThat(desk.stack.counts().transactions()).isEqualTo(transactions);
    System.gc();
    assertThat(leg.get()).as("a leg that has ended").isNull();
  }

  @Test
  void whoHeardOfACallThatHasEndedIsNotHeldByItsInvite() {
    var call = placed();
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.ok(invite, "bob1"));
    desk.nextRequest("ACK");
    call.leg().bye(Headers.NONE);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("BYE"), 200, "", ""));
    desk.lastEvent(LegEvent.Ended.class);
    assertThat(desk.stack.counts().transactions()).isEqualTo(2);
    System.gc();
    assertThat(call.hearer().get()).as("who heard of it").isNull();
  }

  private Placed placed() {
    var hearer =
        new Consumer<LegEvent>() {
          @Override
          public void accept(LegEvent event) {
            desk.events.add(event);
          }
        };
    var bob = SipUri.of("bob", "198.51.100.9", 5062);
    var us = NameAddr.of(SipUri.of("15550100", "example.test", 5060));
    var invite = new OutboundInvite(bob, us, NameAddr.of(bob), Headers.NONE, Desk.SDP, Desk.UDP);
    return new Placed(desk.stack.invite(invite, hearer), new WeakReference<>(hearer));
  }

  private record Placed(SipLeg leg, WeakReference<Consumer<LegEvent>> hearer) {}
}
