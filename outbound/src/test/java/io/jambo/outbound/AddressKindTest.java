package io.jambo.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {
  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, GLOBAL",
    "9.255.255.255, GLOBAL",
    "11.0.0.0, GLOBAL",
    "100.63.255.255, GLOBAL",
    "100.128.0.0, GLOBAL",
    "172.15.255.255, GLOBAL",
    "172.32.0.0, GLOBAL",
    "192.167.255.255, GLOBAL",
    "198.17.255.255, GLOBAL",
    "223.255.255.255, GLOBAL",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "0.0.0.0, SPECIAL",
    "0.1.2.3, SPECIAL",
    "100.64.0.1, SPECIAL",
    "100.100.100.200, SPECIAL",
    "168.63.129.16, SPECIAL",
    "169.254.169.254, SPECIAL",
    "192.0.0.192, SPECIAL",
    "192.0.2.1, SPECIAL",
    "192.88.99.1, SPECIAL",
    "198.18.0.1, SPECIAL",
    "198.51.100.1, SPECIAL",
    "203.0.113.1, SPECIAL",
    "224.0.0.1, SPECIAL",
    "239.255.255.255, SPECIAL",
    "240.0.0.1, SPECIAL",
    "255.255.255.255, SPECIAL",
    "2606:4700::1111, GLOBAL",
    "::1, LOOPBACK",
    "fc00::1, PRIVATE",
    "fd12:3456::1, PRIVATE",
    "::, SPECIAL",
    "fd00:ec2::254, SPECIAL",
    "fe80::1, SPECIAL",
    "fec0::1, SPECIAL",
    "ff02::1, SPECIAL",
    "100::1, SPECIAL",
    "2001:0:1::1, SPECIAL",
    "2001:db8::1, SPECIAL",
    "3fff::1, SPECIAL",
    "4000::1, SPECIAL",
    "5f00::1, SPECIAL",
    "::ffff:127.0.0.1, LOOPBACK",
    "::ffff:10.0.0.1, PRIVATE",
    "::ffff:169.254.169.254, SPECIAL",
    "::127.0.0.1, LOOPBACK",
    "::ffff:0:127.0.0.1, LOOPBACK",
    "64:ff9b::127.0.0.1, LOOPBACK",
    "64:ff9b::10.0.0.1, PRIVATE",
    "64:ff9b::8.8.8.8, GLOBAL",
    "64:ff9b:1::8.8.8.8, SPECIAL",
    "2002:7f00:1::1, LOOPBACK",
    "2002:a9fe:a9fe::, SPECIAL",
    "2606:4700::5efe:192.168.0.1, PRIVATE",
    "2606:4700::200:5efe:127.0.0.1, LOOPBACK",
  })
  void everyAddressIsWhatItLeadsTo(String address, AddressKind kind) {
    assertThat(AddressKind.of(AddressText.parse(address).orElseThrow())).isEqualTo(kind);
  }
}
