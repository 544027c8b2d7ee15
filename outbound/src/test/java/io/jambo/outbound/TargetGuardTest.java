package io.jambo.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
  private static final TargetGuard STRICT = new TargetGuard(TargetRules::strict);
  private static final TargetGuard DEVELOPMENT = new TargetGuard(TargetRules::development);

  @ParameterizedTest
  @CsvSource({
    "http://app.test/, true",
    "http://app.test:443/, true",
    "http://app.test:1024/, true",
    "http://app.test:3000/, true",
    "http://app.test:65535/, true",
    "http://app.test:22/, false",
    "http://app.test:25/, false",
    "http://app.test:1023/, false",
    "http://app.test:6379/, false",
    "http://app.test:5432/, false",
    "http://8.8.8.8/, true",
    "http://127.0.0.1/, false",
    "http://2130706433/, false",
    "http://0x7f.1/, false",
    "http://169.254.169.254/latest/meta-data/, false",
    "http://[::1]/, false",
    "http://[::ffff:10.0.0.1]/, false",
    "http://10.0.0.1/, false",
  })
  void aUrlIsJudgedByItsPortAndByAnAddressInIt(String url, boolean open) {
    assertThat(STRICT.refuses(url(url)).isEmpty()).isEqualTo(open);
  }

  @Test
  void oneForbiddenAddressAmongManyIsEnough() {
    assertThat(STRICT.refuses("app.test", 80, addresses("8.8.8.8", "1.1.1.1"))).isEmpty();
    assertThat(STRICT.refuses("app.test", 80, addresses("8.8.8.8", "10.0.0.1")))
        .contains("address is not allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "192.168.0.9", "fd00::1"})
  void theDevelopmentProfileOpensLoopbackAndPrivateAddresses(String address) {
    assertThat(DEVELOPMENT.refuses("app.test", 3000, addresses(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "100.100.100.200", "fe80::1", "0.0.0.0", "224.0.0.1"})
  void theDevelopmentProfileOpensNothingElse(String address) {
    assertThat(DEVELOPMENT.refuses("app.test", 3000, addresses(address))).isPresent();
  }

  @Test
  void theOperatorOpensARangeOfAddressesButNoDeniedPort() {
    var guard = allowing("10.1.0.0/16");

    assertThat(guard.refuses(url("http://10.1.2.3/"))).isEmpty();
    assertThat(guard.refuses("app.test", 80, addresses("10.1.255.255"))).isEmpty();
    assertThat(guard.refuses(url("http://10.2.0.1/"))).isPresent();
    assertThat(guard.refuses(url("http://10.1.2.3:22/"))).isPresent();
  }

  @Test
  void theOperatorOpensOneHostAtOnePort() {
    var guard = allowing("Intranet.test:22");

    assertThat(guard.refuses(url("http://intranet.test:22/"))).isEmpty();
    assertThat(guard.refuses("intranet.test", 22, addresses("10.0.0.1"))).isEmpty();
    assertThat(guard.refuses("intranet.test", 80, addresses("10.0.0.1"))).isPresent();
    assertThat(guard.refuses("other.test", 22, addresses("10.0.0.1"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "10.0.0.1", "fd00::/8", "app.test:80", "[::1]:3000"})
  void anAllowListEntryIsARangeOrAHostWithItsPort(String text) {
    assertThat(AllowedTarget.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "app.test", "10.0.0.0/33", "10.0.0.0/x", "app.test:80/x", "u@h:80"})
  void anythingElseIsNoAllowListEntry(String text) {
    assertThat(AllowedTarget.parse(text)).isEmpty();
  }

  @Test
  void nobodyIsSentToTheNodeItself() {
    var own =
        List.of(new InetSocketAddress("0.0.0.0", 5080), new InetSocketAddress("10.0.0.7", 9090));
    var guard = new TargetGuard(() -> new TargetRules(true, List.of(), List.of(), own));

    assertThat(guard.refuses(url("http://127.0.0.1:5080/"))).isPresent();
    assertThat(guard.refuses("app.test", 9090, addresses("10.0.0.7"))).isPresent();
    assertThat(guard.refuses("app.test", 9090, addresses("10.0.0.8"))).isEmpty();
  }

  private static TargetGuard allowing(String entry) {
    var allowed = List.of(AllowedTarget.parse(entry).orElseThrow());
    return new TargetGuard(
        () -> new TargetRules(false, allowed, TargetRules.USUALLY_DENIED_PORTS, List.of()));
  }

  private static Url url(String text) {
    return ((ParsedUrl.Good) UrlParser.parse(text)).url();
  }

  private static List<InetAddress> addresses(String... texts) {
    return Arrays.stream(texts).map(text -> AddressText.parse(text).orElseThrow()).toList();
  }
}
