package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Headers;
import org.junit.jupiter.api.Test;

/// Calls over TCP: which connection they use, and which one may go (sip.md 1, 10.3).
class StreamTest {
  private static final Flow SECOND = new Flow(Protocol.TCP, Desk.NODE, Desk.PHONE, 8);

  private final Desk desk = new Desk();

  private String answered() {
    desk.gets(Desk.TCP, Phone.invite());
    desk.answers();
    desk.nextResponse(100);
    var tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(Desk.TCP, Phone.request("ACK", 1, "a2", tag));
    return tag;
  }

  @Test
  void ourRequestsUseTheConnectionTheCallCameOver() {
    answered();
    desk.leg().bye(Headers.NONE);
    assertThat(desk.next().flow()).isEqualTo(Desk.TCP);
  }

  @Test
  void aPeerThatComesOverANewConnectionIsAnsweredThere() {
    var tag = answered();
    desk.gets(SECOND, Phone.request("OPTIONS", 2, "a3", tag));
    assertThat(desk.next().flow()).isEqualTo(SECOND);
    desk.leg().bye(Headers.NONE);
    assertThat(desk.next().flow()).isEqualTo(SECOND);
  }

  @Test
  void aGoneConnectionIsMadeAnewToTheContact() {
    answered();
    desk.dead.add(Desk.TCP);
    desk.leg().bye(Headers.NONE);
    var bye = desk.next().flow();
    assertThat(bye.connection()).isEqualTo(99);
    assertThat(bye.remote()).isEqualTo(Desk.PHONE);
    desk.stack.failed(bye, "refused");
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aSilentConnectionStaysAsLongAsACallLivesOnIt() {
    var tag = answered();
    desk.stack.idle(Desk.TCP);
    desk.turn();
    assertThat(desk.closed).isEmpty();
    desk.gets(Desk.TCP, Phone.request("BYE", 2, "a3", tag));
    desk.stack.idle(Desk.TCP);
    desk.turn();
    assertThat(desk.closed).containsExactly(Desk.TCP);
  }

  @Test
  void aSilentConnectionStaysAsLongAsAnAnswerIsWaitedForOnIt() {
    answered();
    desk.leg().bye(Headers.NONE);
    desk.nextRequest("BYE");
    desk.stack.idle(Desk.TCP);
    desk.turn();
    assertThat(desk.closed).isEmpty();
  }

  @Test
  void anAnswerRepeatedOverADeadConnectionLeavesNothingBehind() {
    desk.gets(Desk.TCP, Phone.invite());
    desk.answers();
    desk.dead.add(Desk.TCP);
    desk.passes(31_900);
    desk.settles();
    assertThat(desk.schedule()).contains("200@31500", "BYE@32000");
    var other = new Flow(Protocol.TCP, Desk.NODE, Desk.PHONE, 99);
    desk.stack.idle(other);
    desk.turn();
    assertThat(desk.closed).containsExactly(other);
    desk.isIdle();
  }
}
