package io.jambo.wire;

/// Reads and writes RTP packets in place (RFC 3550 §5.1), without allocating: the packet path's
/// own.
public final class Rtp {
  /// Length of a header without CSRCs and extension.
  public static final int HEADER = 12;

  private static final int VERSION_2 = 0x80;
  private static final int EXTENSION_HEADER = 4;

  private Rtp() {}

  /// Whether the first `length` bytes are an RTP packet with version 2, lengths that fit (CSRCs,
  /// extension, padding), and at most [Bounds#RTP_PACKET] bytes.
  public static boolean plausible(byte[] packet, int length) {
    if (length < HEADER || length > Bounds.RTP_PACKET || length > packet.length) {
      return false;
    }
    if ((packet[0] & 0xc0) != VERSION_2) {
      return false;
    }
    int start = HEADER + 4 * sources(packet);
    if (extended(packet)) {
      if (start + EXTENSION_HEADER > length) {
        return false;
      }
      start += EXTENSION_HEADER + 4 * half(packet, start + 2);
    }
    int padding = padding(packet, length);
    // Also false when the header alone is longer than the packet.
    return padding <= length - start && (padding > 0 || !padded(packet));
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
    return half(packet, 2);
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
    int start = HEADER + 4 * sources(packet);
    return extended(packet) ? start + EXTENSION_HEADER + 4 * half(packet, start + 2) : start;
  }

  /// Where the payload ends in a plausible packet of that length: before the padding, if any.
  public static int payloadEnd(byte[] packet, int length) {
    return length - padding(packet, length);
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

  private static int sources(byte[] packet) {
    return packet[0] & 0x0f;
  }

  private static boolean extended(byte[] packet) {
    return (packet[0] & 0x10) != 0;
  }

  private static boolean padded(byte[] packet) {
    return (packet[0] & 0x20) != 0;
  }

  /// The last byte counts the padding, itself included.
  private static int padding(byte[] packet, int length) {
    return padded(packet) ? packet[length - 1] & 0xff : 0;
  }

  private static int half(byte[] packet, int at) {
    return ((packet[at] & 0xff) << 8) | (packet[at + 1] & 0xff);
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
