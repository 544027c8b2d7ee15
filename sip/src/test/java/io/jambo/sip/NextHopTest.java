package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.NameAddr;
import io.jambo.wire.Uri;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where an in-dialog request goes: sip.md 10.3, case by case.
class NextHopTest {
  @ParameterizedTest
  @CsvSource({
    // route, remote target, source, next hop
    "'', sip:a@198.51.100.9:5070, 198.51.100.9, 198.51.100.9:5070",
    "'', sip:a@198.51.100.9, 198.51.100.9, 198.51.100.9:5060",
    "'', sip:a@203.0.113.4:5070, 198.51.100.9, 198.51.100.9:4000",
    "'', sip:a@192.168.1.4:5070, 198.51.100.9, 198.51.100.9:4000",
    "'', sip:a@192.168.1.4:5070, 192.168.1.4, 192.168.1.4:4000",
    "'', sip:a@phone.invalid, 198.51.100.9, 198.51.100.9:4000",
    "'', tel:+15550100, 198.51.100.9, 198.51.100.9:4000",
    "sip:203.0.113.1:5080;lr, sip:a@10.0.0.1, 198.51.100.9, 203.0.113.1:5080",
    "sip:203.0.113.1;lr, sip:a@10.0.0.1, 198.51.100.9, 203.0.113.1:5060",
    "sip:proxy.example.test;lr, sip:a@10.0.0.1, 198.51.100.9, 198.51.100.9:4000",
    "'', sip:a@[2001:db8::9]:5070, 2001:db8::9, 2001:db8::9:5070",
    "'', sip:a@999.1.1.1, 198.51.100.9, 198.51.100.9:4000",
  })
  void isTheRouteOrAReachableContactOrTheSource(
      String route, String target, String source, String hop) {
    var routes =
        route.isEmpty()
            ? List.<NameAddr>of()
            : List.of(NameAddr.of(Uri.parse(route).ok().orElseThrow()));
    var uri = Uri.parse(target).ok().orElseThrow();
    var next = NextHop.of(routes, uri, Desk.socket(source, 4000));
    int port = Integer.parseInt(hop.substring(hop.lastIndexOf(':') + 1));
    assertThat(next).isEqualTo(Desk.socket(hop.substring(0, hop.lastIndexOf(':')), port));
  }
}
