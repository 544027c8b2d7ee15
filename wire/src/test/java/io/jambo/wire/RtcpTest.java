package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RTCP as it is written and read, and what is none.
class RtcpTest {
  private static final byte[] NAME = "0123456789abcdef01234567".getBytes(StandardCharsets.US_ASCII);

  private final byte[] packet = new byte[Bounds.RTP_PACKET];

  @Test
  void aReportReadsAsItWasWritten() {
    int reports = Rtcp.writeSender(packet, 0xdeadbeefL, 0x0123456789abcdefL, -7, 50, 8_000);
    int end = Rtcp.writeReport(packet, reports, 0xfeedf00dL, 64, -3, 0x1_0005L, 80, 77, 88);
    int length = Rtcp.writeName(packet, end, 0xdeadbeefL, NAME);

    assertThat(length).isLessThanOrEqualTo(Rtcp.LONGEST);
    assertThat(Rtcp.plausible(packet, length)).isTrue();
    assertThat(Rtcp.type(packet, 0)).isEqualTo(Rtcp.SENDER_REPORT);
    assertThat(Rtcp.sender(packet, 0)).isEqualTo(0xdeadbeefL);
    assertThat(Rtcp.middleTime(packet, 0)).isEqualTo(0x456789ab);
    assertThat(Rtcp.reports(packet, 0)).isEqualTo(1);
    int report = Rtcp.report(packet, 0, 0);
    assertThat(report).isEqualTo(reports);
    assertThat(Rtcp.about(packet, report)).isEqualTo(0xfeedf00dL);
    assertThat(Rtcp.fractionLost(packet, report)).isEqualTo(64);
    assertThat(Rtcp.lost(packet, report)).isEqualTo(-3);
    assertThat(Rtcp.jitter(packet, report)).isEqualTo(80);
    assertThat(Rtcp.lastReport(packet, report)).isEqualTo(77);
    assertThat(Rtcp.sinceLastReport(packet, report)).isEqualTo(88);
    int second = Rtcp.next(packet, 0);
    assertThat(second).isEqualTo(end);
    assertThat(Rtcp.type(packet, second)).isEqualTo(Rtcp.DESCRIPTION);
    assertThat(Rtcp.next(packet, second)).isEqualTo(length);
  }

  @Test
  void whoOnlyListensReportsWithoutASendersPart() {
    int reports = Rtcp.writeReceiver(packet, 5);
    int end = Rtcp.writeReport(packet, reports, 6, 0, 1L << 40, 9, 0, 0, 0);

    assertThat(end).isEqualTo(32);
    assertThat(Rtcp.plausible(packet, end)).isTrue();
    assertThat(Rtcp.lost(packet, Rtcp.report(packet, 0, 0))).isEqualTo(0x7f_ffff);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "80c9",
        // another version
        "40c9000100000001",
        // a description, or audio, first
        "81ca000100000001",
        "8000000100000001",
        // padding in the first of two
        "a0c900010000000180cb0000",
        // longer, or shorter, than it says
        "80c9000200000001",
        "80c9000000000001",
        "80c9000100000001ff",
        "80c900010000000100000000",
        // one report is promised and none is there
        "81c9000100000001",
        "80c8000100000001",
        "9fc8000100000001",
        // the second is cut off
        "80c900010000000181ca0005",
      })
  void whatIsNoCompoundPacketIsRefused(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    System.arraycopy(bytes, 0, packet, 0, bytes.length);

    assertThat(Rtcp.plausible(packet, bytes.length)).isFalse();
  }

  @Test
  void whateverIsPlausibleCanBeReadToItsEnd() {
    var random = new SplittableRandom(3);
    int plausible = 0;
    for (int i = 0; i < 300_000; i++) {
      int length = 4 * random.nextInt(1, 40);
      random.nextBytes(packet);
      packet[0] = (byte) (0x80 | random.nextInt(3));
      packet[1] = (byte) random.nextInt(200, 202);
      packet[2] = 0;
      packet[3] = (byte) (random.nextBoolean() ? length / 4 - 1 : random.nextInt(40));
      if (Rtcp.plausible(packet, length)) {
        plausible++;
        int steps = 0;
        for (int at = 0; at < length; at = Rtcp.next(packet, at)) {
          steps++;
          for (int n = 0; Rtcp.type(packet, at) <= 201 && n < Rtcp.reports(packet, at); n++) {
            assertThat(Rtcp.report(packet, at, n) + 24).isLessThanOrEqualTo(length);
          }
        }
        assertThat(steps).isLessThanOrEqualTo(length / 4);
      }
    }
    assertThat(plausible).isGreaterThan(1_000);
  }
}
