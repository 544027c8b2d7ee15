package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Rtp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an endpoint makes of the packets that come to its port, wanted and unwanted.
class ReceiverTest {
  private static final int LOUD = 0x80;

  private final Lab lab = new Lab();
  private final Endpoint endpoint = lab.endpoint(_ -> {});
  private final MemoryNetwork.MemorySocket peer = lab.network.peer(6_000);
  private final MemorySink sink = new MemorySink(Duration.ofSeconds(60));
  private final byte[] packet = new byte[1_501];
  private InetSocketAddress target = peer.address;
  private int sequence = 65_500;
  private int timestamp = -8_000;
  private long ssrc = 42;

  @BeforeEach
  void agreed() {
    endpoint.answer(
        Lab.offer(6_000, "0 101", "rtpmap:101 telephone-event/8000"), MemoryNetwork.HOST);
    int port = endpoint.offer().media().getFirst().port();
    target = new InetSocketAddress(MemoryNetwork.HOST, port);
    endpoint.sink(sink);
    lab.passes(100);
  }

  @Test
  void aStreamWhoseNumbersWrapIsHeardWithoutAGap() {
    speaks(100);
    lab.passes(200);

    int[] loud = loudness(0);
    int first = 0;
    while (loud[first] == 0) {
      first++;
    }
    assertThat(Arrays.copyOfRange(loud, first, first + 100 * 160)).containsOnly(1);
    // What follows is the end concealed, until it has faded.
    assertThat(loudSamples()).isLessThan(100 * 160 + Concealer.FADE);
    assertThat(endpoint.stats().received()).isEqualTo(100);
    assertThat(endpoint.stats().lost()).isZero();
    assertThat(sink.pcm().samples()).hasSize((100 + 2_000 + 200) / 20 * 160);
  }

  @Test
  void anotherSsrcIsHeardFromItsSecondPacketOn() {
    speaks(20);
    ssrc = 43;
    sequence = 7;
    timestamp = 1_000_000;
    speaks(20);
    lab.passes(200);

    assertThat(endpoint.stats().received()).isEqualTo(39);
    assertThat(dropped("probation")).isEqualTo(1);
    assertThat(loudSamples()).isGreaterThan(35 * 160);
  }

  @Test
  void strangersAreNeitherHeardNorAnswered() {
    speaks(5);
    var stranger = lab.network.peer(7_000);
    for (int i = 0; i < 50; i++) {
      write(0, 160);
      stranger.send(packet, 172, target);
      lab.passes(20);
    }
    lab.passes(200);

    assertThat(endpoint.stats().strangers()).isEqualTo(50);
    assertThat(dropped("source")).isEqualTo(50);
    assertThat(loudSamples()).isBetween(5 * 160, 9 * 160);
    assertThat(Lab.heard(stranger)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 11, malformed",
    "0, 1501, malformed",
    "0, 12, payload",
    "8, 172, payload",
    "96, 172, payload",
    "101, 14, payload",
    "101, 172, payload",
  })
  void whatIsNotAgreedOnIsCountedAndDropped(int type, int length, String reason) {
    write(type, 0);
    peer.send(packet, length, target);
    lab.turn();

    assertThat(dropped(reason)).isEqualTo(1);
    assertThat(endpoint.stats().received()).isZero();
  }

  @Test
  void anotherVersionIsNoRtp() {
    write(0, 160);
    packet[0] = 0x40;
    peer.send(packet, 172, target);
    lab.turn();

    assertThat(dropped("malformed")).isEqualTo(1);
  }

  @Test
  void rtcpOnTheRtpPortIsNoAudioAndNoFault() {
    write(0, 0);
    packet[1] = (byte) 200;
    peer.send(packet, 28, target);
    lab.turn();

    assertThat(lab.counters.snapshot())
        .allSatisfy((name, count) -> {
          if (name.contains("dropped")) {
            assertThat(count).isZero();
          }
        });
  }

  @Test
  void aFloodBeyondTwoHundredPacketsASecondIsCut() {
    for (int i = 0; i < 1_000; i++) {
      write(0, 160);
      peer.send(packet, 172, target);
      lab.turn();
    }

    assertThat(endpoint.stats().received()).isEqualTo(200);
    assertThat(dropped("rate")).isEqualTo(800);
  }

  @Test
  void lossIsCountedAndConcealed() {
    for (int i = 0; i < 100; i++) {
      write(0, 160);
      if (i % 10 != 5) {
        peer.send(packet, 172, target);
      }
      lab.passes(20);
    }

    assertThat(endpoint.stats().lost()).isEqualTo(10);
    assertThat(endpoint.stats().concealedFrames()).isBetween(9L, 12L);
  }

  @Test
  void comfortNoiseThatNobodyAgreedOnIsTakenFromThePeerAndChoosesNobody() {
    write(13, 160);
    peer.send(packet, 13, target);
    lab.turn();
    assertThat(dropped("payload")).isEqualTo(1);

    speaks(20);
    for (int i = 0; i < 10; i++) {
      write(13, 160);
      packet[12] = 70;
      peer.send(packet, 13, target);
      lab.passes(20);
    }
    speaks(20);

    assertThat(dropped("payload")).isEqualTo(1);
    assertThat(endpoint.stats().lost()).isZero();
    assertThat(endpoint.stats().concealedFrames()).isZero();
  }

  @Test
  void whoeverBeginsToListenHearsWhatComesFromThenOn() {
    endpoint.clearSink();
    speaks(50);
    assertThat(endpoint.stats().received()).isEqualTo(50);
    endpoint.sink(sink);
    speaks(20);

    assertThat(loudSamples()).isBetween(15 * 160, 20 * 160);
    assertThat(endpoint.stats().concealedFrames()).isZero();
  }

  @Test
  void theCodecMayChangeFromOnePacketToTheNext() {
    var _ = endpoint.offer();
    endpoint.accept(Lab.offer(6_000, "0 8"), MemoryNetwork.HOST);
    speaks(20);
    for (int i = 0; i < 20; i++) {
      write(8, 160);
      peer.send(packet, 172, target);
      lab.passes(20);
    }

    assertThat(dropped("payload")).isZero();
    assertThat(endpoint.stats().received()).isEqualTo(40);
    assertThat(endpoint.stats().concealedFrames()).isZero();
  }

  @Test
  void theToneOfAKeyIsNotForListeners() {
    speaks(10);
    write(101, 4);
    packet[12] = 5;
    packet[13] = 10;
    peer.send(packet, 16, target);
    lab.turn();
    int before = sink.pcm().samples().length;
    speaks(10);

    assertThat(Arrays.stream(loudness(before)).limit(10 * 160).sum()).isZero();
  }

  @Test
  void nothingIsHeardWhileThePeerDoesNotSend() {
    endpoint.answer(
        Lab.offer(6_000, "0 101", "rtpmap:101 telephone-event/8000", "recvonly"),
        MemoryNetwork.HOST);
    speaks(20);

    assertThat(loudSamples()).isZero();
    assertThat(dropped("direction")).isEqualTo(20);
  }

  @Test
  void aPeerBehindNatIsAnsweredWhereItSendsFrom() {
    var natted = lab.network.peer(7_000);
    for (int i = 0; i < 10; i++) {
      write(0, 160);
      natted.send(packet, 172, target);
      lab.passes(20);
    }

    assertThat(Lab.heard(natted)).hasSizeBetween(4, 6);
    lab.passes(100);
    assertThat(loudSamples()).isGreaterThan(8 * 160);
  }

  @Test
  void aSourceElsewhereInTheNetworkIsAStrangerAfterTheLock() {
    speaks(5);
    write(0, 160);
    var spoofed = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), 6_000);
    peer.send(packet, 172, target, spoofed);
    lab.turn();

    assertThat(endpoint.stats().strangers()).isEqualTo(1);
  }

  private void speaks(int packets) {
    for (int i = 0; i < packets; i++) {
      write(0, 160);
      peer.send(packet, 172, target);
      lab.passes(20);
    }
  }

  private void write(int type, int samples) {
    Rtp.writeHeader(packet, false, type, sequence, timestamp & 0xffff_ffffL, ssrc);
    Arrays.fill(packet, Rtp.HEADER, packet.length, (byte) LOUD);
    sequence = (sequence + 1) & 0xffff;
    timestamp += samples;
  }

  private long dropped(String reason) {
    return lab.counters.value("jambo_rtp_dropped_total{reason=\"" + reason + "\"}");
  }

  private int loudSamples() {
    return Arrays.stream(loudness(0)).sum();
  }

  private int[] loudness(int from) {
    var samples = sink.pcm().samples();
    var loud = new int[samples.length - from];
    for (int i = from; i < samples.length; i++) {
      loud[i - from] = Math.abs(samples[i]) > 500 ? 1 : 0;
    }
    return loud;
  }
}
