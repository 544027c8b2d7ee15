package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.DigestAlgorithm;
import io.jambo.wire.DigestCredentials;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Challenges to the requests of a call that we placed.
class AuthenticatorTest {
  private static final String CONTACT = "Contact: <sip:bob@198.51.100.9:5062>\n";

  private final Desk desk = new Desk();

  private SipLeg call(Optional<SipLogin> login) {
    var target = SipUri.of("bob", "198.51.100.9", 5062);
    var us = NameAddr.of(SipUri.of("alice", "example.test", 5060));
    return desk.stack.invite(
        new OutboundInvite(
            target, us, NameAddr.of(target), Headers.NONE, Desk.SDP, Desk.UDP, login),
        desk.events::add);
  }

  private SipLeg call() {
    return call(Optional.of(new SipLogin("alice", "secret")));
  }

  private static String asks(String name, String nonce, String more) {
    return name
        + "-Authenticate: Digest realm=\"r\", nonce=\""
        + nonce
        + "\", qop=\"auth\""
        + more
        + "\n";
  }

  private void proves(SipRequest request, String header, DigestAlgorithm hash, long count) {
    var shown =
        DigestCredentials.parse(request.headers().first(header).orElseThrow()).ok().orElseThrow();
    assertThat(shown.algorithm()).hasValue(hash);
    assertThat(shown.session().orElseThrow().count()).isEqualTo(count);
    assertThat(shown.prove(hash.ha1("alice", "r", "secret"), request.method())).isTrue();
  }

  private SipRequest inviteAfter(SipRequest refused, int status, String headers) {
    desk.gets(Desk.UDP, Phone.response(refused, status, "bob1", headers));
    desk.nextRequest("ACK");
    return desk.nextRequest("INVITE");
  }

  @Test
  void aChallengedInviteIsSentAgainWithItsProof() {
    var leg = call();
    var first = desk.nextRequest("INVITE");
    assertThat(first.headers().has("Authorization")).isFalse();
    var second = inviteAfter(first, 401, asks("WWW", "n1", ", algorithm=SHA-256"));
    assertThat(second.callId()).isEqualTo(first.callId());
    assertThat(second.from().tag()).isEqualTo(first.from().tag());
    assertThat(second.to().tag()).isEmpty();
    assertThat(second.cseq().number()).isEqualTo(2);
    proves(second, "Authorization", DigestAlgorithm.SHA_256, 1);
    desk.gets(Desk.UDP, Phone.ok(second, "bob1"));
    assertThat(desk.nextRequest("ACK").headers().first("Authorization"))
        .isEqualTo(second.headers().first("Authorization"));
    desk.lastEvent(LegEvent.Answered.class);

    leg.bye(Headers.NONE);
    var bye = desk.nextRequest("BYE");
    desk.gets(Desk.UDP, Phone.response(bye, 401, "", asks("WWW", "n1", ", algorithm=SHA-256")));
    var again = desk.nextRequest("BYE");
    assertThat(again.cseq().number()).isEqualTo(bye.cseq().number() + 1);
    proves(again, "Authorization", DigestAlgorithm.SHA_256, 2);
    desk.gets(Desk.UDP, Phone.response(again, 200, "", ""));
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aProxyAndTheCalleeMayBothAsk() {
    var _ = call();
    var second = inviteAfter(desk.nextRequest("INVITE"), 407, asks("Proxy", "p1", ""));
    var third = inviteAfter(second, 401, asks("WWW", "n1", ""));
    proves(third, "Proxy-Authorization", DigestAlgorithm.MD5, 1);
    proves(third, "Authorization", DigestAlgorithm.MD5, 1);
    desk.gets(Desk.UDP, Phone.response(third, 401, "bob1", asks("WWW", "n2", ", stale=true")));
    assertThat(desk.lastEvent(LegEvent.Refused.class).response().status()).isEqualTo(401);
  }

  @Test
  void aStaleNonceIsReplacedButAWrongPasswordIsNotTriedAgain() {
    var _ = call();
    var second = inviteAfter(desk.nextRequest("INVITE"), 401, asks("WWW", "n1", ""));
    var third = inviteAfter(second, 401, asks("WWW", "n2", ", stale=true"));
    proves(third, "Authorization", DigestAlgorithm.MD5, 1);

    var other = call();
    var fresh = desk.nextRequest("INVITE");
    assertThat(fresh.callId()).isEqualTo(other.callId());
    var refused = inviteAfter(fresh, 401, asks("WWW", "n1", ""));
    desk.gets(Desk.UDP, Phone.response(refused, 401, "bob1", asks("WWW", "n2", "")));
    desk.lastEvent(LegEvent.Refused.class);
  }

  @Test
  void theTopmostChallengeThatWeUnderstandIsAnswered() {
    var _ = call();
    var second =
        inviteAfter(
            desk.nextRequest("INVITE"),
            401,
            asks("WWW", "n1", ", algorithm=AKAv1-MD5")
                + asks("WWW", "n2", ", algorithm=SHA-512-256")
                + asks("WWW", "n3", ", algorithm=MD5"));
    proves(second, "Authorization", DigestAlgorithm.SHA_512_256, 1);
  }

  @Test
  void withoutALoginAChallengeIsARefusal() {
    var _ = call(Optional.empty());
    desk.gets(
        Desk.UDP, Phone.response(desk.nextRequest("INVITE"), 401, "bob1", asks("WWW", "n1", "")));
    desk.lastEvent(LegEvent.Refused.class);
    desk.nextRequest("ACK");
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aChallengedReinviteIsSentAgain() {
    var leg = call();
    desk.gets(Desk.UDP, Phone.ok(desk.nextRequest("INVITE"), "bob1"));
    desk.nextRequest("ACK");
    leg.reinvite(Headers.NONE, Desk.SDP);
    var second = inviteAfter(desk.nextRequest("INVITE"), 407, asks("Proxy", "n1", ""));
    proves(second, "Proxy-Authorization", DigestAlgorithm.MD5, 1);
    assertThat(second.to().tag()).hasValue("bob1");
    desk.gets(Desk.UDP, Phone.response(second, 200, "", CONTACT));
    desk.nextRequest("ACK");
    desk.lastEvent(LegEvent.Reanswered.class);
  }

  @Test
  void aCallThatCameToUsAnswersNoChallenge() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.answers();
    var tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.leg().bye(Headers.NONE);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("BYE"), 401, "", asks("WWW", "n", "")));
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }
}
