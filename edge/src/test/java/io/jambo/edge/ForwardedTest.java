package io.jambo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTest {
  private static final InetAddress PROXY = Estate.address("192.0.2.1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-For: 198.51.100.7|198.51.100.7",
        "X-Subspace-Forwarded-For: 198.51.100.7|198.51.100.7",
        "X-Forwarded-For: 203.0.113.9, 198.51.100.7|198.51.100.7",
        "X-Forwarded-For: 198.51.100.7, 192.0.2.1|198.51.100.7",
        "X-Forwarded-For: nonsense|192.0.2.1",
        "X-Other: 198.51.100.7|192.0.2.1"
      })
  void theLastAddressThatIsNoProxyOfOursIsTheSource(String header, String source) {
    var text =
        """
        INVITE sip:1@203.0.113.1 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
        From: <sip:a@b>;tag=1
        To: <sip:1@203.0.113.1>
        Call-ID: 1
        CSeq: 1 INVITE
        %s
        Content-Length: 0

        """
            .formatted(header)
            .replace("\n", "\r\n");
    SipMessage invite = SipParser.parse(text.getBytes(StandardCharsets.UTF_8)).ok().orElseThrow();
    assertThat(Forwarded.by((SipRequest) invite, PROXY, PROXY::equals))
        .isEqualTo(Estate.address(source));
  }
}
