package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatchTest {
  private static final InetSocketAddress SIGNALLED = place("203.0.113.9", 4_000);
  private static final InetSocketAddress SAME_HOST = place("203.0.113.9", 4_444);
  private static final InetSocketAddress PROXY = place("198.51.100.7", 5_000);
  private static final InetSocketAddress NATTED = place("192.0.2.50", 6_000);
  private static final InetSocketAddress STRANGER = place("192.0.2.66", 6_666);
  private static final InetSocketAddress MOVED = place("203.0.113.10", 4_000);

  private final Latch latch = new Latch();
  private long now;
  private int sequence;

  @BeforeEach
  void agreed() {
    latch.agreed(Optional.of(SIGNALLED), true, PROXY.getAddress());
  }

  @Test
  void theSignalledAddressIsSentToFromTheBeginning() {
    assertThat(latch.target()).contains(SIGNALLED);
    assertThat(latch.locked()).isFalse();
  }

  @Test
  void aPacketFromTheSignalledAddressSettlesIt() {
    assertThat(hears(SIGNALLED, 1)).isTrue();

    assertThat(latch.locked()).isTrue();
    assertThat(hears(STRANGER, 20)).isFalse();
    assertThat(latch.target()).contains(SIGNALLED);
  }

  @Test
  void aPeerBehindNatIsLearnedByTheFifthPacket() {
    assertThat(hears(NATTED, 4)).isTrue();
    assertThat(latch.locked()).isFalse();
    assertThat(latch.target()).contains(SIGNALLED);

    assertThat(hears(NATTED, 1)).isTrue();

    assertThat(latch.locked()).isTrue();
    assertThat(latch.target()).contains(NATTED);
    assertThat(hears(STRANGER, 1)).isFalse();
  }

  @Test
  void theSignalledAddressWinsAsLongAsItIsNotSettled() {
    hears(NATTED, 4);

    assertThat(hears(SIGNALLED, 1)).isTrue();

    assertThat(latch.target()).contains(SIGNALLED);
    assertThat(hears(NATTED, 1)).isFalse();
  }

  @Test
  void theSignalledHostGoesBeforeTheSignallingHostBeforeAnybody() {
    hears(STRANGER, 3);
    hears(PROXY, 1);
    hears(SAME_HOST, 1);

    assertThat(latch.target()).contains(SAME_HOST);
    assertThat(latch.locked()).isTrue();
  }

  @Test
  void theSignallingHostGoesBeforeAnybody() {
    hears(STRANGER, 4);
    hears(PROXY, 1);

    assertThat(latch.target()).contains(PROXY);
  }

  @Test
  void singlePacketsFromNowhereMakeNobodyThePeer() {
    for (int i = 0; i < 20; i++) {
      hears(place("192.0.2." + (100 + i), 7_000), 1);
    }
    assertThat(latch.locked()).isFalse();

    assertThat(hears(SAME_HOST, 1)).isTrue();
    assertThat(latch.target()).contains(SAME_HOST);
  }

  @Test
  void aSequenceThatDoesNotRiseIsNoRow() {
    for (int i = 0; i < 5; i++) {
      latch.take(NATTED, 1, 700, now);
    }

    assertThat(latch.locked()).isFalse();
  }

  @Test
  void aDescriptionThatMovesThePeerStartsAnew() {
    hears(SIGNALLED, 10);

    latch.agreed(Optional.of(MOVED), true, PROXY.getAddress());

    assertThat(latch.target()).contains(MOVED);
    assertThat(latch.locked()).isFalse();
    assertThat(hears(MOVED, 1)).isTrue();
    assertThat(hears(SIGNALLED, 1)).isFalse();
  }

  @Test
  void aDescriptionThatMovesNothingKeepsWhatWasLearned() {
    hears(NATTED, 5);

    latch.agreed(Optional.of(SIGNALLED), true, PROXY.getAddress());
    latch.agreed(Optional.empty(), false, PROXY.getAddress());

    assertThat(latch.locked()).isTrue();
    assertThat(latch.target()).contains(NATTED);
  }

  @Test
  void anAddressThatIsNotOpenGetsNothingUntilAPacketCame() {
    var behindNat = behindNat();
    assertThat(behindNat.target()).isEmpty();

    assertThat(behindNat.take(NATTED, 1, 1, now)).isTrue();

    assertThat(behindNat.target()).contains(NATTED);
  }

  @Test
  void whoMayStillLoseIsSentFivePacketsAtMost() {
    var behindNat = behindNat();
    behindNat.take(STRANGER, 1, 1, now);
    int sent = 0;
    while (behindNat.target().isPresent() && sent < 100) {
      behindNat.sent();
      sent++;
    }
    assertThat(sent).isEqualTo(5);

    for (int i = 2; i < 6; i++) {
      behindNat.take(STRANGER, 1, i, now);
    }
    assertThat(behindNat.locked()).isTrue();
    assertThat(behindNat.target()).contains(STRANGER);
  }

  @Test
  void aSilentPeerMayMoveWithinTheSignallingHostOnly() {
    hears(SIGNALLED, 5);
    now += Latch.SILENCE;

    assertThat(hears(STRANGER, 20)).isFalse();
    assertThat(latch.take(PROXY, 1, 1, now)).isFalse();
    assertThat(latch.take(PROXY, 1, 2, now)).isTrue();
    assertThat(latch.target()).contains(PROXY);
  }

  @Test
  void aPeerThatSpeaksCannotBeReplacedByTheSignallingHost() {
    hears(SIGNALLED, 5);
    now += Latch.SILENCE - 1;

    assertThat(hears(PROXY, 20)).isFalse();
    assertThat(latch.target()).contains(SIGNALLED);
  }

  private static Latch behindNat() {
    var latch = new Latch();
    latch.agreed(Optional.of(place("10.0.0.5", 4_000)), false, PROXY.getAddress());
    return latch;
  }

  /// Hears packets in a row; whether the last one was taken.
  private boolean hears(InetSocketAddress source, int packets) {
    boolean taken = false;
    for (int i = 0; i < packets; i++) {
      sequence++;
      taken = latch.take(source, source.hashCode(), sequence, now);
    }
    return taken;
  }

  private static InetSocketAddress place(String host, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }
}
