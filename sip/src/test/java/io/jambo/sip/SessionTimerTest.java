package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SessionExpires.Refresher;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions that are kept alive, or end (RFC 4028, sip.md 10.1).
class SessionTimerTest {
  private static final String CONTACT = "Contact: <sip:alice@198.51.100.9:5062>\n";
  private static final String UPDATE = "Allow: INVITE, BYE, UPDATE\n";

  private Desk desk = new Desk();
  private String tag = "";

  private void policy(Optional<Refresher> refresher, Duration interval) {
    desk =
        new Desk(SipSettings.defaults().withExtensions(new Extensions(false, refresher, interval)));
  }

  private String answers(String headers) {
    desk.gets(Desk.UDP, Phone.request("INVITE", 1, "a1", "", CONTACT + headers, "v=0\n"));
    desk.nextResponse(100);
    desk.answers();
    var ok = desk.nextResponse(200);
    tag = ok.to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.events.clear();
    return ok.headers().first("Session-Expires").orElse("")
        + (ok.headers().has("Require") ? " required" : "");
  }

  private SipRequest calls() {
    var target = SipUri.of("bob", "198.51.100.9", 5062);
    var us = NameAddr.of(SipUri.of("15550100", "example.test", 5060));
    var _ =
        desk.stack.invite(
            new OutboundInvite(target, us, NameAddr.of(target), Headers.NONE, Desk.SDP, Desk.UDP),
            desk.events::add);
    return desk.nextRequest("INVITE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Supported: timer~Session-Expires: 1800;refresher=uac~|NONE|1800;refresher=uac required",
        "Supported: timer~x: 1800 ;refresher=UAS~|NONE|1800;refresher=uas",
        "Supported: timer~Session-Expires: 1800~|NONE|''",
        "Supported: timer~Session-Expires: 1800~|UAS|1800;refresher=uas",
        "Supported: timer~Session-Expires: 1800~|UAC|1800;refresher=uac required",
        "Session-Expires: 1800~|UAC|1800;refresher=uas",
        "Session-Expires: 1800;refresher=uac~|NONE|1800;refresher=uas",
        "Session-Expires: 30~|UAS|''",
        "Session-Expires: soon~|UAS|''",
        "Supported: timer~|UAS|''"
      })
  void theAnswerSaysWhoRefreshes(String asked, String policy, String told) {
    policy(
        policy.equals("NONE") ? Optional.empty() : Optional.of(Refresher.valueOf(policy)),
        Duration.ZERO);
    assertThat(answers(asked.replace("~", "\n"))).isEqualTo(told);
  }

  @Test
  void tooShortAnIntervalIsToldTheLeastOne() {
    desk.gets(
        Desk.UDP,
        Phone.request("INVITE", 1, "a1", "", "Supported: timer\nSession-Expires: 89\n", "v=0\n"));
    assertThat(desk.nextResponse(422).headers().first("Min-SE")).hasValue("90");
    desk.isIdle();
  }

  @Test
  void weRefreshAtHalfTheIntervalByUpdate() {
    answers(UPDATE + "Supported: timer\nSession-Expires: 100;refresher=uas\n");
    for (int i = 0; i < 3; i++) {
      desk.passes(Duration.ofSeconds(44));
      desk.isSilent();
      desk.passes(Duration.ofSeconds(12));
      var update = (SipRequest) desk.next().message();
      assertThat(update.method()).isEqualTo("UPDATE");
      assertThat(update.headers().first("Session-Expires")).hasValue("100;refresher=uac");
      desk.schedule();
      desk.gets(
          Desk.UDP,
          Phone.response(update, 200, "", CONTACT + "Session-Expires: 100;refresher=uac\n"));
    }
    assertThat(desk.events).isEmpty();
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    desk.nextResponse(200);
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void weRefreshByReinviteWhereUpdateIsNotTaken() {
    answers("Allow: INVITE, BYE\nSupported: timer\nSession-Expires: 100;refresher=uas\n");
    desk.passes(Duration.ofSeconds(56));
    var invite = (SipRequest) desk.next().message();
    assertThat(invite.method()).isEqualTo("INVITE");
    assertThat(invite.body()).isEqualTo(Desk.SDP);
  }

  @Test
  void aRefreshThatNobodyAnswersEndsTheCall() {
    answers(UPDATE + "Supported: timer\nSession-Expires: 100;refresher=uas\n");
    desk.passes(Duration.ofSeconds(90));
    assertThat(desk.schedule()).anyMatch(line -> line.startsWith("BYE@"));
    assertThat(desk.events).hasSize(1).allMatch(LegEvent::over);
    desk.settles();
    desk.schedule();
    desk.isIdle();
  }

  @Test
  void aRefreshThatIsRefusedIsTriedOnceMoreAndThenTheSessionExpires() {
    answers(UPDATE + "Supported: timer\nSession-Expires: 100;refresher=uas\n");
    desk.passes(Duration.ofSeconds(56));
    desk.gets(Desk.UDP, Phone.response(desk.next().message(), 500, "", ""));
    desk.schedule();
    desk.passes(Duration.ofMillis(10_100));
    desk.gets(Desk.UDP, Phone.response(desk.next().message(), 500, "", ""));
    desk.schedule();
    desk.passes(Duration.ofSeconds(20));
    desk.isSilent();
    desk.passes(Duration.ofSeconds(20));
    assertThat(desk.schedule()).first().asString().startsWith("BYE@100");
    desk.lastEvent(LegEvent.Ended.class);
  }

  @Test
  void aCallerThatDoesNotRefreshInTimeIsHungUp() {
    answers("Supported: timer\nSession-Expires: 120;refresher=uac\n");
    desk.passes(Duration.ofSeconds(60));
    desk.gets(
        Desk.UDP,
        Phone.request(
            "UPDATE",
            2,
            "u2",
            tag,
            CONTACT + "Supported: timer\nSession-Expires: 120;refresher=uac\n",
            ""));
    assertThat(desk.nextResponse(200).headers().first("Session-Expires"))
        .hasValue("120;refresher=uac");
    desk.passes(Duration.ofSeconds(87));
    desk.isSilent();
    desk.passes(Duration.ofSeconds(1));
    var bye = desk.nextRequest("BYE");
    assertThat(bye.headers().first("Reason")).hasValue("SIP;cause=408");
    desk.lastEvent(LegEvent.Ended.class);
  }

  @Test
  void weAskForATimerWhenThatIsWanted() {
    policy(Optional.empty(), Duration.ofMinutes(30));
    var invite = calls();
    assertThat(invite.headers().first("Session-Expires")).hasValue("1800");
    desk.gets(Desk.UDP, Phone.response(invite, 422, "bob1", "Min-SE: 3600\n"));
    desk.nextRequest("ACK");
    var again = desk.nextRequest("INVITE");
    assertThat(again.headers().first("Session-Expires")).hasValue("3600");
    assertThat(again.cseq().number()).isEqualTo(2);
    assertThat(again.callId()).isEqualTo(invite.callId());
    desk.gets(
        Desk.UDP,
        Phone.response(
            again, 200, "bob1", CONTACT + UPDATE + "Session-Expires: 3600;refresher=uac\n"));
    desk.nextRequest("ACK");
    desk.passes(Duration.ofSeconds(1_806));
    assertThat(desk.schedule()).first().asString().startsWith("UPDATE@");
  }

  @Test
  void whoeverWantsAnEverLongerIntervalIsNotAskedForEver() {
    policy(Optional.empty(), Duration.ofMinutes(30));
    var invite = calls();
    for (int i = 1; i < UacLeg.MOST_ATTEMPTS; i++) {
      desk.gets(Desk.UDP, Phone.response(invite, 422, "bob1", "Min-SE: 3600\n"));
      desk.nextRequest("ACK");
      invite = desk.nextRequest("INVITE");
    }
    desk.gets(Desk.UDP, Phone.response(invite, 422, "bob1", "Min-SE: 3600\n"));
    desk.lastEvent(LegEvent.Refused.class);
    desk.nextRequest("ACK");
    desk.settles();
    desk.isIdle();
  }
}
