package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpTest {
  @Test
  void aWrittenHeaderIsReadBack() {
    var packet = new byte[172];
    Rtp.writeHeader(packet, true, 101, 65_535, 0xfedc_ba98L, 0x8000_0001L);

    assertThat(Rtp.plausible(packet, 172)).isTrue();
    assertThat(Rtp.marker(packet)).isTrue();
    assertThat(Rtp.payloadType(packet)).isEqualTo(101);
    assertThat(Rtp.sequence(packet)).isEqualTo(65_535);
    assertThat(Rtp.timestamp(packet)).isEqualTo(0xfedc_ba98L);
    assertThat(Rtp.ssrc(packet)).isEqualTo(0x8000_0001L);
    assertThat(Rtp.payloadStart(packet)).isEqualTo(12);
    assertThat(Rtp.payloadEnd(packet, 172)).isEqualTo(172);
  }

  /// First byte, extension length in words at its place, last byte, packet length.
  @ParameterizedTest
  @CsvSource({
    "0x80,  0,   0,   12, true,  12, 12",
    "0x80,  0,   0,   11, false, 0,  0",
    "0x80,  0,   0, 1500, true,  12, 1500",
    "0x80,  0,   0, 1501, false, 0,  0",
    "0x40,  0,   0,   40, false, 0,  0",
    "0xc0,  0,   0,   40, false, 0,  0",
    "0x00,  0,   0,   40, false, 0,  0",
    "0x82,  0,   0,   20, true,  20, 20",
    "0x82,  0,   0,   19, false, 0,  0",
    "0x8f,  0,   0,   72, true,  72, 72",
    "0x90,  0,   0,   16, true,  16, 16",
    "0x90,  0,   0,   15, false, 0,  0",
    "0x90,  2,   0,   24, true,  24, 24",
    "0x90,  2,   0,   23, false, 0,  0",
    "0x90,  65535, 0, 1500, false, 0, 0",
    "0x91,  1,   0,   30, true,  24, 30",
    "0xa0,  0,   4,   20, true,  12, 16",
    "0xa0,  0,   8,   20, true,  12, 12",
    "0xa0,  0,   9,   20, false, 0,  0",
    "0xa0,  0,   0,   20, false, 0,  0",
    "0xa0,  0,   255, 20, false, 0,  0",
    "0xb1,  1,   4,   30, true,  24, 26"
  })
  void aHeaderIsPlausibleWhenItsLengthsFit(
      String first, int words, int last, int length, boolean plausible, int start, int end) {
    var packet = new byte[1_600];
    packet[0] = (byte) (int) Integer.decode(first);
    int extension = 12 + 4 * (packet[0] & 15);
    packet[extension + 2] = (byte) (words >> 8);
    packet[extension + 3] = (byte) words;
    packet[length - 1] |= (byte) last;

    assertThat(Rtp.plausible(packet, length)).isEqualTo(plausible);
    if (plausible) {
      assertThat(Rtp.payloadStart(packet)).isEqualTo(start);
      assertThat(Rtp.payloadEnd(packet, length)).isEqualTo(end);
    }
  }

  @Test
  void noPacketIsReadBehindItsEnd() {
    for (int first = 0; first < 256; first++) {
      for (int length = 0; length < 90; length++) {
        var packet = new byte[length];
        Arrays.fill(packet, (byte) 0xff);
        if (length > 0) {
          packet[0] = (byte) first;
        }
        if (Rtp.plausible(packet, length)) {
          assertThat(Rtp.payloadStart(packet)).isLessThanOrEqualTo(Rtp.payloadEnd(packet, length));
          assertThat(Rtp.payloadEnd(packet, length)).isLessThanOrEqualTo(length);
        }
      }
    }
    assertThat(Rtp.plausible(new byte[12], 13)).isFalse();
  }

  @Test
  void aTelephoneEventIsWrittenAndReadBack() {
    var packet = new byte[16];
    TelephoneEvent.write(packet, 12, 11, true, 10, 65_535);

    assertThat(TelephoneEvent.event(packet, 12)).isEqualTo(11);
    assertThat(TelephoneEvent.end(packet, 12)).isTrue();
    assertThat(TelephoneEvent.volume(packet, 12)).isEqualTo(10);
    assertThat(TelephoneEvent.duration(packet, 12)).isEqualTo(65_535);
    TelephoneEvent.write(packet, 12, 0, false, 63, 160);
    assertThat(TelephoneEvent.end(packet, 12)).isFalse();
    assertThat(TelephoneEvent.volume(packet, 12)).isEqualTo(63);
  }

  @Test
  void keysAndEventsAreTwoNamesOfOneThing() {
    for (int event = 0; event < 16; event++) {
      assertThat(TelephoneEvent.event(TelephoneEvent.key(event))).isEqualTo(event);
    }
    assertThat(TelephoneEvent.event('d')).isEqualTo(15);
    assertThat(TelephoneEvent.event('x')).isEqualTo(-1);
    assertThat(TelephoneEvent.key(16)).isEqualTo('\0');
    assertThat(TelephoneEvent.key(-1)).isEqualTo('\0');
  }
}
