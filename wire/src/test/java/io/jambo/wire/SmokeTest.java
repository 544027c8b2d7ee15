package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void aCommonInviteIsUnderstood() {
    var text =
        """
        INVITE sip:+15550100@sip.example.test;user=phone SIP/2.0
        v: SIP/2.0/UDP [2001:db8::1]:5070;branch=z9hG4bKa;rport, SIP/2.0/TCP b.example.test
        f: "Ann \\"A\\" Lee" <sip:ann%40x@example.test>;tag=1
        To: <tel:+15550100>
        i: c1@host
        CSeq: 7 INVITE
        Subject: folded
          here
        m: <sip:ann@192.0.2.1:5062;ob>;+sip.instance="<urn:uuid:1>", sip:b@c;q=0.5
        l: 2

        hixx
        """;
    var parsed = SipParser.parse(text.getBytes(StandardCharsets.UTF_8));
    var invite = (SipRequest) parsed.ok().orElseThrow();
    assertThat(SipSanity.check(invite)).isEmpty();
    assertThat(invite.via().host()).isEqualTo("2001:db8::1");
    assertThat(invite.from().display()).isEqualTo("Ann \"A\" Lee");
    assertThat(((SipUri) invite.from().uri()).user()).isEqualTo("ann@x");
    assertThat(invite.headers().first("s")).contains("folded here");
    assertThat(invite.addresses("Contact")).hasSize(2);
    assertThat(invite.body().utf8()).isEqualTo("hi");
    assertThat(SipParser.parse(invite.print()).ok()).contains(invite);
    assertThat(Json.parse("{\"a\": [1, 2.50, \"x\", null, true]}").ok().map(Json::print))
        .contains("{\"a\":[1,2.50,\"x\",null,true]}");
  }
}
