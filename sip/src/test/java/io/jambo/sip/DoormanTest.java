package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Strangers, scanners and floods (sip.md 3 steps 4 to 6).
class DoormanTest {
  private static final InetAddress GATEWAY = InetAddress.ofLiteral("198.51.100.9");
  private static final Flow STRANGER = from("203.0.113.5");
  private static final Sources GATEWAY_ONLY = Sources.only(GATEWAY::equals);

  private static Flow from(String address) {
    return Flow.udp(Desk.NODE, new InetSocketAddress(InetAddress.ofLiteral(address), 5060));
  }

  private static Desk production() {
    return new Desk(SipSettings.defaults().withSources(GATEWAY_ONLY));
  }

  private static long dropped(Desk desk, String reason) {
    return desk.counters.value("jambo_sip_dropped_total{reason=\"" + reason + "\"}");
  }

  private static Sources with(Sources.Verdict stranger, Sources.Verdict scanner) {
    return new Sources(
        GATEWAY::equals,
        false,
        stranger,
        List.of("friendly"),
        scanner,
        30,
        60,
        Duration.ofMinutes(5));
  }

  private static String options(String extra) {
    return Phone.request("OPTIONS", 1, "o1", "", extra, "");
  }

  @Test
  void aStrangersInviteGetsNoAnswerAndLeavesNothing() {
    var desk = production();
    desk.gets(STRANGER, Phone.invite());
    desk.isSilent();
    desk.isIdle();
    assertThat(desk.invitations).isEmpty();
    assertThat(dropped(desk, "stranger")).isOne();
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
  }

  @Test
  void aStrangerIsRejectedWhenThatIsWanted() {
    var desk =
        new Desk(
            SipSettings.defaults()
                .withSources(with(Sources.Verdict.REJECT, Sources.Verdict.SILENT)));
    desk.gets(STRANGER, Phone.invite());
    desk.nextResponse(404);
    desk.isIdle();
  }

  @Test
  void whoCallsARealmOfOursIsNoStranger() {
    var desk =
        new Desk(
            SipSettings.defaults()
                .withSources(GATEWAY_ONLY.withRealms("north.example.test"::equals)));
    var invite = Phone.invite();
    var uri = invite.substring("INVITE ".length(), invite.indexOf(" SIP/2.0"));
    desk.gets(STRANGER, invite);
    desk.isSilent();
    desk.gets(STRANGER, invite.replaceFirst(Pattern.quote(uri), "sip:bob@north.example.test"));
    desk.nextResponse(100);
  }

  @Test
  void aStrangerMayAskForOptionsButNotTooOften() {
    var desk = production();
    for (int i = 0; i < 1_000; i++) {
      desk.gets(STRANGER, options(""));
    }
    assertThat(desk.schedule()).hasSize(60).allMatch(line -> line.startsWith("200@"));
    assertThat(dropped(desk, "rate")).isEqualTo(940);
    desk.gets(from("203.0.113.6"), options(""));
    desk.nextResponse(200);
    desk.passes(1_000);
    desk.gets(STRANGER, options(""));
    desk.nextResponse(200);
  }

  @Test
  void noCrowdOfStrangersIsAnsweredWithoutEnd() {
    var desk = production();
    for (int i = 0; i < 10_000; i++) {
      desk.gets(from("10." + i % 250 + "." + i / 250 % 250 + ".1"), options(""));
    }
    assertThat(desk.schedule()).hasSize(2_000);
  }

  @Test
  void aGatewayIsNeverLimited() {
    var desk = production();
    for (int i = 0; i < 1_000; i++) {
      desk.gets(Desk.UDP, options("User-Agent: friendly-scanner\n"));
    }
    assertThat(desk.schedule()).hasSize(1_000);
  }

  @Test
  void aDialogOfAGatewayMayBeServedFromAnotherAddress() {
    var desk = production();
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.answers();
    var tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(STRANGER, Phone.request("ACK", 1, "a2", tag));
    desk.gets(STRANGER, Phone.request("BYE", 2, "a3", tag));
    desk.nextResponse(200);
    desk.lastEvent(LegEvent.HungUp.class);
  }

  @Test
  void aThirdAddressMayServeManyDialogsButNotAFlood() {
    var desk = production();
    for (int i = 0; i < 10_000; i++) {
      desk.gets(STRANGER, Phone.request("BYE", 1, "x" + i, "nobody"));
    }
    assertThat(desk.schedule()).hasSize(4_000).allMatch(line -> line.startsWith("481@"));
  }

  @Test
  void garbageOfAStrangerIsCountedAndNothingElse() {
    var desk = production();
    desk.gets(STRANGER, "GET / HTTP/1.1\nHost: x\n\n");
    desk.isSilent();
    assertThat(dropped(desk, "garbage")).isOne();
  }

  @Test
  void aStreamOfGarbageIsClosed() {
    var desk = production();
    var stream = new Flow(Protocol.TCP, Desk.NODE, STRANGER.remote(), 3);
    desk.gets(stream, "GET / HTTP/1.1\nHost: x\n\n");
    assertThat(desk.closed).containsExactly(stream);
  }

  @Test
  void aScannerIsNotHeardAgainForAWhile() {
    var desk = production();
    desk.gets(STRANGER, options("User-Agent: Friendly-Scanner/2\n"));
    desk.gets(STRANGER, options(""));
    desk.isSilent();
    assertThat(dropped(desk, "scanner")).isOne();
    assertThat(dropped(desk, "banned")).isOne();
    desk.passes(Duration.ofMinutes(5));
    desk.gets(STRANGER, options(""));
    desk.nextResponse(200);
  }

  @Test
  void aScannerIsKnownByWhomItCallsToo() {
    var desk = production();
    desk.gets(STRANGER, options("").replace("To: <sip:15550100@", "To: <sip:sipvicious@"));
    desk.isSilent();
    assertThat(dropped(desk, "scanner")).isOne();
  }

  @Test
  void aScannerIsRejectedWhenThatIsWanted() {
    var desk =
        new Desk(
            SipSettings.defaults()
                .withSources(with(Sources.Verdict.SILENT, Sources.Verdict.REJECT)));
    desk.gets(STRANGER, options("User-Agent: friendly-scanner\n"));
    desk.nextResponse(603);
  }

  @Test
  void whereEverybodyIsWelcomeAScannerIsPassedOverButNobodyIsBanned() {
    var desk = new Desk();
    desk.gets(Desk.UDP, Phone.invite().replace("Max-F", "User-Agent: sipsak 0.9\nMax-F"));
    desk.isSilent();
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
  }
}
