package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class BansTest {
  private final Bans bans = new Bans();

  private static InetAddress at(String address) {
    try {
      return InetAddress.getAllByName(address)[0];
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void anAddressIsBannedUntilItsTimeAndItsKnocksAreCounted() {
    assertThat(bans.add(at("192.0.2.7"), 32, "by hand", 10, 0)).isTrue();
    assertThat(bans.holds(at("192.0.2.7"), 9)).isTrue();
    assertThat(bans.holds(at("192.0.2.8"), 9)).isFalse();
    assertThat(bans.all(9).getFirst().hits().sum()).isOne();
    assertThat(bans.holds(at("192.0.2.7"), 10)).isFalse();
    assertThat(bans.all(10)).isEmpty();
  }

  @Test
  void aNetworkIsBannedAndNobodyBesideIt() {
    assertThat(bans.add(at("192.0.2.8"), 30, "by hand", 10, 0)).isTrue();
    assertThat(bans.holds(at("192.0.2.11"), 1)).isTrue();
    assertThat(bans.holds(at("192.0.2.12"), 1)).isFalse();
    assertThat(bans.holds(at("2001:db8::1"), 1)).isFalse();
    assertThat(bans.holds(at("192.0.2.11"), 10)).isFalse();
  }

  @Test
  void whoeverIsForgivenIsHeardAgain() {
    assertThat(bans.add(at("192.0.2.7"), 32, "by hand", 10, 0)).isTrue();
    assertThat(bans.add(at("2001:db8::"), 32, "by hand", 10, 0)).isTrue();
    assertThat(bans.remove(at("192.0.2.7"), 24)).isFalse();
    assertThat(bans.remove(at("192.0.2.7"), 32)).isTrue();
    assertThat(bans.holds(at("192.0.2.7"), 1)).isFalse();
    bans.clear();
    assertThat(bans.holds(at("2001:db8::9"), 1)).isFalse();
  }

  @Test
  void aHundredNetworksAreTheMostAndOnesThatHavePassedMakeRoom() {
    for (int i = 0; i < Bans.MOST_NETWORKS; i++) {
      assertThat(bans.add(at("10." + i + ".0.0"), 16, "by hand", 10, 0)).isTrue();
    }
    assertThat(bans.add(at("192.0.2.0"), 24, "by hand", 10, 0)).isFalse();
    assertThat(bans.add(at("192.0.2.0"), 24, "by hand", 20, 10)).isTrue();
  }
}
