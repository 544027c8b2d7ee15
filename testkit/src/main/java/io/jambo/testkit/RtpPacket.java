package io.jambo.testkit;

import io.jambo.wire.Rtp;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;

/// One RTP packet as a phone heard it.
///
/// @param nanos when it arrived, in virtual time
@SuppressWarnings("ArrayRecordComponent") // a test may look at millions of them
public record RtpPacket(
    long nanos,
    InetSocketAddress from,
    boolean marker,
    int payloadType,
    int sequence,
    long timestamp,
    long ssrc,
    byte[] payload) {
  static Optional<RtpPacket> read(long nanos, Datagram datagram) {
    byte[] bytes = datagram.bytes();
    if (!Rtp.plausible(bytes, bytes.length)) {
      return Optional.empty();
    }
    return Optional.of(
        new RtpPacket(
            nanos,
            datagram.from(),
            Rtp.marker(bytes),
            Rtp.payloadType(bytes),
            Rtp.sequence(bytes),
            Rtp.timestamp(bytes),
            Rtp.ssrc(bytes),
            Arrays.copyOfRange(
                bytes, Rtp.payloadStart(bytes), Rtp.payloadEnd(bytes, bytes.length))));
  }
}
