package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/// So many at once, so many a second, for each source.
class BucketsTest {
  private static final long SECOND = 1_000_000_000L;

  private final Buckets buckets = new Buckets(4711, 30, 60);

  private int taken(String source, int tries, long now) {
    var address = InetAddress.ofLiteral(source);
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += buckets.take(address, now) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurstPassesAndThenTheRate() {
    assertThat(taken("192.0.2.1", 1_000, 0)).isEqualTo(60);
    assertThat(taken("192.0.2.1", 1_000, SECOND)).isBetween(29, 31);
    assertThat(taken("192.0.2.1", 1_000, 100 * SECOND)).isEqualTo(60);
  }

  @Test
  void oneSourceDoesNotSpendWhatIsAnothers() {
    assertThat(taken("192.0.2.1", 1_000, 0)).isEqualTo(60);
    assertThat(taken("192.0.2.2", 1_000, 0)).isEqualTo(60);
    assertThat(taken("2001:db8::1", 1_000, 0)).isEqualTo(60);
    assertThat(taken("2001:db8:0:1::1", 1_000, 0)).isEqualTo(60);
  }

  @Test
  void anIpv6NetworkIsOneSource() {
    assertThat(taken("2001:db8::1", 50, 0) + taken("2001:db8::2:7", 50, 0)).isEqualTo(60);
  }

  @Test
  void aCrowdOfForgedSourcesIsBoundedByTheTable() {
    long passed = 0;
    for (long key = 0; key < 1 << 20; key++) {
      for (int i = 0; i < 8; i++) {
        passed += buckets.take(key, 0) ? 1 : 0;
      }
    }
    assertThat(passed).isLessThanOrEqualTo(60L * (1 << 16));
  }
}
