package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.wire.Rtcp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What two sides tell one another of their audio, and who is believed.
class ReporterTest {
  private static final InetAddress STRANGER = InetAddress.ofLiteral("192.0.2.66");

  private final Lab lab = new Lab();
  private final byte[] packet = new byte[1_500];

  @Test
  void bothSidesLearnLossJitterAndRoundTrip() {
    var caller = lab.endpoint(_ -> {});
    var callee = lab.endpoint(_ -> {});
    Lab.join(caller, callee);
    callee.sink((_, _) -> {});
    for (int i = 0; i < 1_500; i++) {
      lab.network.cut = i % 20 == 7;
      lab.passes(20);
    }
    lab.network.cut = false;
    lab.passes(15_000);

    var heard = callee.stats();
    assertThat(heard.lost()).isBetween(70L, 80L);
    assertThat(heard.jitterMillis()).isLessThan(2);
    assertThat(heard.bufferMillis()).isBetween(20.0, 60.0);
    var told = caller.stats().reports();
    assertThat(told.sent()).isBetween(4L, 16L);
    assertThat(told.received()).isBetween(4L, 16L);
    assertThat(told.dropped()).isZero();
    assertThat(told.lost()).isBetween(70L, 80L);
    assertThat(told.roundTripMillis()).isBetween(0.0, 3.0);
    var quality = Quality.of(heard);
    assertThat(quality.codec()).isEqualTo("PCMU");
    assertThat(quality.lossIn()).isCloseTo(0.033, within(0.005));
    assertThat(quality.mos().orElseThrow()).isBetween(3.8, 4.3);
  }

  @Test
  void jitterIsThatOfTheStandard() {
    var reception = new Reception();
    reception.begin(1, 100);
    for (int i = 0; i < 2_000; i++) {
      reception.packet(100 + i);
      reception.audio(i * 160, i * 160 + (i % 2) * 80);
    }
    assertThat(reception.jitter()).isCloseTo(80, within(2));
    assertThat(reception.lost()).isZero();
    assertThat(reception.fractionLost()).isZero();
    for (int i = 2_000; i < 2_400; i += 4) {
      reception.packet(100 + i);
    }
    assertThat(reception.lost()).isEqualTo(297);
    assertThat(reception.fractionLost()).isCloseTo(192, within(2));
  }

  @Test
  void reportsGoToThePortAboveTheAudioAndSayWhoWeAre() {
    var endpoint = lab.endpoint(_ -> {});
    var control = lab.network.peer(6_001);
    endpoint.answer(Lab.offer(6_000, "0"), MemoryNetwork.HOST);
    lab.passes(20_000);

    var heard = new Packet();
    int reports = 0;
    while (control.receive(heard)) {
      reports++;
      assertThat(Rtcp.plausible(heard.data(), heard.length())).isTrue();
      assertThat(Rtcp.type(heard.data(), 0)).isEqualTo(Rtcp.SENDER_REPORT);
      int description = Rtcp.next(heard.data(), 0);
      assertThat(Rtcp.type(heard.data(), description)).isEqualTo(Rtcp.DESCRIPTION);
      assertThat(heard.data()[description + 9]).isEqualTo((byte) 24);
    }
    assertThat(reports).isBetween(2, 8);
  }

  @Test
  void withMuxReportsGoAndComeWithTheAudio() {
    var endpoint = lab.endpoint(_ -> {});
    var peer = lab.network.peer(6_000);
    endpoint.answer(Lab.offer(6_000, "0", "rtcp-mux"), MemoryNetwork.HOST);
    lab.passes(20_000);

    assertThat(Lab.heard(peer)).anyMatch(one -> one.type() == (Rtcp.SENDER_REPORT & 0x7f));
    report(peer, 0, rtp(endpoint));
    assertThat(endpoint.stats().reports().received()).isEqualTo(1);
  }

  @Test
  void reportsFromElsewhereChangeNothing() {
    var endpoint = lab.endpoint(_ -> {});
    var peer = lab.network.peer(6_001);
    endpoint.answer(Lab.offer(6_000, "0"), MemoryNetwork.HOST);
    lab.passes(100);
    var control = new InetSocketAddress(MemoryNetwork.HOST, rtp(endpoint).getPort() + 1);
    int length = fill(99);
    peer.send(packet, length, control, new InetSocketAddress(STRANGER, 6_001));
    lab.turn();

    assertThat(endpoint.stats().reports().received()).isZero();
    assertThat(endpoint.stats().reports().dropped()).isEqualTo(1);
  }

  @Test
  void aFloodOfReportsIsCutAndGarbageIsCounted() {
    var endpoint = lab.endpoint(_ -> {});
    var peer = lab.network.peer(6_001);
    endpoint.answer(Lab.offer(6_000, "0"), MemoryNetwork.HOST);
    lab.passes(100);
    var control = new InetSocketAddress(MemoryNetwork.HOST, rtp(endpoint).getPort() + 1);
    for (int i = 0; i < 200; i++) {
      report(peer, 0, control);
    }
    assertThat(endpoint.stats().reports().received()).isEqualTo(Reporter.MOST_PER_SECOND);
    assertThat(endpoint.stats().reports().dropped()).isEqualTo(180);
    lab.passes(1_000);
    Arrays.fill(packet, (byte) 0xff);
    peer.send(packet, 1_500, control);
    lab.turn();
    assertThat(endpoint.stats().reports().dropped()).isEqualTo(181);
  }

  @Test
  void aPeerThatIsNotHeardIsGivenUpAfterItsTimeAndReportsAreLife() {
    var settings =
        MediaSettings.of(MemoryNetwork.HOST, Lab.FIRST_PORT, Lab.LAST_PORT, _ -> true)
            .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));
    var strict = new Lab(settings);
    var ends = new int[1];
    var endpoint =
        strict.endpoint(event -> ends[0] += event instanceof MediaEvent.TimedOut ? 1 : 0);
    var peer = strict.network.peer(6_001);
    endpoint.answer(Lab.offer(6_000, "0"), MemoryNetwork.HOST);
    var control = new InetSocketAddress(MemoryNetwork.HOST, rtp(endpoint).getPort() + 1);
    strict.passes(9_000);
    peer.send(packet, fill(0), control);
    strict.passes(9_000);
    assertThat(ends[0]).isZero();
    strict.passes(2_000);
    assertThat(ends[0]).isEqualTo(1);

    endpoint.answer(Lab.offer(6_000, "0", "sendonly"), MemoryNetwork.HOST);
    strict.passes(59_000);
    assertThat(ends[0]).isEqualTo(1);
    strict.passes(2_000);
    assertThat(ends[0]).isEqualTo(2);
  }

  private void report(MemoryNetwork.MemorySocket from, long about, InetSocketAddress to) {
    int length = fill(about);
    from.send(packet, length, to);
    lab.turn();
  }

  private int fill(long about) {
    int at = Rtcp.writeReceiver(packet, 5);
    return Rtcp.writeReport(packet, at, about, 0, 0, 0, 0, 0, 0);
  }

  private static InetSocketAddress rtp(Endpoint endpoint) {
    return new InetSocketAddress(MemoryNetwork.HOST, endpoint.offer().media().getFirst().port());
  }
}
