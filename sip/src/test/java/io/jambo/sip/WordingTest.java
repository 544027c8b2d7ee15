package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
  private final SipSettings settings = SipSettings.defaults();

  @Test
  void theAdvertisedAddressIsShownNotTheLocalOne() {
    var shown = Desk.socket("203.0.113.80", 5999);
    var wording = new Wording(settings.withAdvertised(_ -> shown));
    assertThat(wording.contact(Desk.UDP, "bob")).isEqualTo("<sip:bob@203.0.113.80:5999>");
    assertThat(wording.contact(Desk.TCP, "")).isEqualTo("<sip:203.0.113.80:5999;transport=tcp>");
    assertThat(wording.via(Desk.TCP, "z9hG4bKx"))
        .isEqualTo("SIP/2.0/TCP 203.0.113.80:5999;branch=z9hG4bKx;rport");
  }

  @Test
  void anIpv6AddressIsBracketedAndLosesItsZone() {
    var flow = Flow.udp(Desk.socket("fe80::1%1", 5060), Desk.PHONE);
    assertThat(new Wording(settings).via(flow, "z9hG4bKx"))
        .startsWith("SIP/2.0/UDP [fe80:0:0:0:0:0:0:1]:5060;");
  }

  @Test
  void extraHeadersNeverReplaceTheStacksOwn() {
    var extra = new ArrayList<Header>();
    for (var name : List.of("Via", "v", "FROM", "f", "To", "t", "i", "CSeq", "m", "l", "c")) {
      extra.add(new Header(name, "evil"));
    }
    extra.add(new Header("X-Good", "kept"));
    var headers = new ArrayList<Header>();
    Wording.addExtra(headers, Headers.of(extra));
    assertThat(headers).containsExactly(new Header("X-Good", "kept"));
  }

  @Test
  void theProductNameIsTheExtraHeadersIfTheyBringOne() {
    var request =
        (SipRequest)
            Desk.parse(
                Phone.request("OPTIONS", 1, "a1", "")
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
    var wording = new Wording(settings.withProductName("Acme"));
    assertThat(wording.response(request, 200, "OK", "t").headers().first("Server"))
        .hasValue("Acme");
    var headers = new ArrayList<Header>();
    wording.addUserAgent(
        headers, Headers.of(List.of(new Header("User-Agent", "the account's"))), "");
    assertThat(headers).isEmpty();
    wording.addUserAgent(headers, Headers.NONE, "");
    wording.addUserAgent(headers, Headers.NONE, "The reseller's");
    assertThat(headers).extracting(Header::value).containsExactly("Acme", "The reseller's");
  }
}
