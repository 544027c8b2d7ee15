package io.jambo.wire;

/// Reads and writes RTP packets in place (RFC 3550 §5.1), without allocating: the packet path's
/// own.
public final class Rtp {
  /// Length of a header without CSRCs and extension.
  public static final int HEADER = 12;

  private Rtp() {}

  /// Whether the first `length` bytes are an RTP packet with version 2, lengths that fit (CSRCs,
  /// extension, padding), and at most [Bounds#RTP_PACKET] bytes.
  public static boolean plausible(byte[] packet, int length) {
    throw new UnsupportedOperationException("not built " + packet.length + length);
  }

  /// The payload type, 0 to 127.
  public static int payloadType(byte[] packet) {
    return packet[1] & 0x7f;
  }

  /// The marker bit.
  public static boolean marker(byte[] packet) {
    return (packet[1] & 0x80) != 0;
  }

  /// The sequence number, 0 to 65,535.
  public static int sequence(byte[] packet) {
    return ((packet[2] & 0xff) << 8) | (packet[3] & 0xff);
  }

  /// The timestamp, unsigned 32 bit.
  public static long timestamp(byte[] packet) {
    return word(packet, 4);
  }

  /// The synchronisation source, unsigned 32 bit.
  public static long ssrc(byte[] packet) {
    return word(packet, 8);
  }

  /// Where the payload begins in a plausible packet.
  public static int payloadStart(byte[] packet) {
    throw new UnsupportedOperationException("not built " + packet.length);
  }

  /// Where the payload ends in a plausible packet of that length: before the padding, if any.
  public static int payloadEnd(byte[] packet, int length) {
    throw new UnsupportedOperationException("not built " + packet.length + length);
  }

  /// Writes a header of [#HEADER] bytes.
  public static void writeHeader(
      byte[] packet, boolean marker, int payloadType, int sequence, long timestamp, long ssrc) {
    packet[0] = (byte) 0x80;
    packet[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    packet[2] = (byte) (sequence >> 8);
    packet[3] = (byte) sequence;
    putWord(packet, 4, timestamp);
    putWord(packet, 8, ssrc);
  }

  private static long word(byte[] packet, int at) {
    return ((packet[at] & 0xffL) << 24)
        | ((packet[at + 1] & 0xffL) << 16)
        | ((packet[at + 2] & 0xffL) << 8)
        | (packet[at + 3] & 0xffL);
  }

  private static void putWord(byte[] packet, int at, long value) {
    packet[at] = (byte) (value >> 24);
    packet[at + 1] = (byte) (value >> 16);
    packet[at + 2] = (byte) (value >> 8);
    packet[at + 3] = (byte) value;
  }
}
