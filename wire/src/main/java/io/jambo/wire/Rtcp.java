package io.jambo.wire;

/// Reads and writes compound RTCP packets in place (RFC 3550 §6), without allocating. Positions are
/// those of a packet within the compound.
public final class Rtcp {
  /// Payload type of a sender report.
  public static final int SENDER_REPORT = 200;

  /// Payload type of a receiver report.
  public static final int RECEIVER_REPORT = 201;

  /// Payload type of a source description.
  public static final int DESCRIPTION = 202;

  /// The longest report that is written here, with a CNAME of [#CNAME] characters.
  public static final int LONGEST = 100;

  /// The most characters of a CNAME.
  public static final int CNAME = 24;

  /// Lengths in bytes: before the reports, of a sender's own part, of one report.
  private static final int HEADER = 8;

  private static final int SENDER = 20;
  private static final int REPORT = 24;

  private static final int LARGEST_LOSS = 0x7f_ffff;

  private Rtcp() {}

  /// Whether the first `length` bytes are a compound packet (RFC 3550 §A.2): a report first, no
  /// padding before the last, and lengths that add up, each packet as long as its reports need.
  public static boolean plausible(byte[] packet, int length) {
    if (length < HEADER || length > Bounds.RTP_PACKET || length % 4 != 0) {
      return false;
    }
    int first = type(packet, 0);
    if ((first != SENDER_REPORT && first != RECEIVER_REPORT) || padded(packet, 0)) {
      return false;
    }
    int at = 0;
    while (at + 4 <= length) {
      boolean last = next(packet, at) >= length;
      if ((packet[at] & 0xc0) != 0x80 || (padded(packet, at) && !last) || !holds(packet, at)) {
        return false;
      }
      at = next(packet, at);
    }
    return at == length;
  }

  /// Where the packet behind this one begins.
  public static int next(byte[] packet, int at) {
    return at + 4 * (half(packet, at + 2) + 1);
  }

  /// The payload type of the packet at that place.
  public static int type(byte[] packet, int at) {
    return packet[at + 1] & 0xff;
  }

  /// How many reports the packet at that place has.
  public static int reports(byte[] packet, int at) {
    return packet[at] & 0x1f;
  }

  /// Who sent the report at that place; other packets may end before that.
  public static long sender(byte[] packet, int at) {
    return word(packet, at + 4);
  }

  /// The middle 32 bits of a sender report's NTP time, which a report about us repeats.
  public static int middleTime(byte[] packet, int at) {
    return (int) ((word(packet, at + 8) << 16) | (word(packet, at + 12) >> 16));
  }

  /// Where the report of that number begins.
  public static int report(byte[] packet, int at, int number) {
    int own = type(packet, at) == SENDER_REPORT ? SENDER : 0;
    return at + HEADER + own + number * REPORT;
  }

  /// About whom the report is that begins there.
  public static long about(byte[] packet, int report) {
    return word(packet, report);
  }

  /// Packets lost since the report before, of 256.
  public static int fractionLost(byte[] packet, int report) {
    return packet[report + 4] & 0xff;
  }

  /// Packets lost since the beginning; negative with duplicates.
  public static int lost(byte[] packet, int report) {
    return ((int) word(packet, report + 4) << 8) >> 8;
  }

  /// Jitter in timestamp units, unsigned 32 bit.
  public static long jitter(byte[] packet, int report) {
    return word(packet, report + 12);
  }

  /// The [#middleTime] of our last sender report that arrived there; 0 when none did.
  public static int lastReport(byte[] packet, int report) {
    return (int) word(packet, report + 16);
  }

  /// How long ago that was, in units of 1/65,536 s.
  public static int sinceLastReport(byte[] packet, int report) {
    return (int) word(packet, report + 20);
  }

  /// Begins a report of one who sends.
  ///
  /// @return where the reports about others begin
  public static int writeSender(
      byte[] packet, long ssrc, long ntp, int timestamp, long packets, long octets) {
    header(packet, 0, SENDER_REPORT, 0, HEADER + SENDER);
    putWord(packet, 4, ssrc);
    putWord(packet, 8, ntp >>> 32);
    putWord(packet, 12, ntp);
    putWord(packet, 16, timestamp);
    putWord(packet, 20, packets);
    putWord(packet, 24, octets);
    return HEADER + SENDER;
  }

  /// Begins a report of one who only listens.
  ///
  /// @return where the reports about others begin
  public static int writeReceiver(byte[] packet, long ssrc) {
    header(packet, 0, RECEIVER_REPORT, 0, HEADER);
    putWord(packet, 4, ssrc);
    return HEADER;
  }

  /// Adds the one report about another to a report that was begun.
  ///
  /// @return where it ends
  public static int writeReport(
      byte[] packet,
      int at,
      long about,
      int fraction,
      long lost,
      long highest,
      long jitter,
      int lastReport,
      int since) {
    putWord(packet, at, about);
    long bounded = Math.clamp(lost, -LARGEST_LOSS - 1, LARGEST_LOSS);
    putWord(packet, at + 4, ((long) fraction << 24) | (bounded & 0xff_ffff));
    putWord(packet, at + 8, highest);
    putWord(packet, at + 12, jitter);
    putWord(packet, at + 16, lastReport);
    putWord(packet, at + 20, since);
    header(packet, 0, type(packet, 0), 1, at + REPORT);
    return at + REPORT;
  }

  /// Adds our name (RFC 3550 §6.5.1).
  ///
  /// @param cname ASCII, at most [#CNAME] characters
  /// @return where it ends
  public static int writeName(byte[] packet, int at, long ssrc, byte[] cname) {
    putWord(packet, at + 4, ssrc);
    packet[at + 8] = 1;
    packet[at + 9] = (byte) cname.length;
    System.arraycopy(cname, 0, packet, at + 10, cname.length);
    int end = at + 10 + cname.length;
    do {
      packet[end] = 0;
      end++;
    } while (end % 4 != 0);
    header(packet, at, DESCRIPTION, 1, end - at);
    return end;
  }

  private static boolean holds(byte[] packet, int at) {
    int type = type(packet, at);
    return (type != SENDER_REPORT && type != RECEIVER_REPORT)
        || report(packet, at, reports(packet, at)) <= next(packet, at);
  }

  private static boolean padded(byte[] packet, int at) {
    return (packet[at] & 0x20) != 0;
  }

  private static void header(byte[] packet, int at, int type, int count, int length) {
    packet[at] = (byte) (0x80 | count);
    packet[at + 1] = (byte) type;
    int words = length / 4 - 1;
    packet[at + 2] = (byte) (words >> 8);
    packet[at + 3] = (byte) words;
  }

  private static int half(byte[] packet, int at) {
    return ((packet[at] & 0xff) << 8) | (packet[at + 1] & 0xff);
  }

  private static long word(byte[] packet, int at) {
    return ((long) half(packet, at) << 16) | half(packet, at + 2);
  }

  private static void putWord(byte[] packet, int at, long value) {
    packet[at] = (byte) (value >> 24);
    packet[at + 1] = (byte) (value >> 16);
    packet[at + 2] = (byte) (value >> 8);
    packet[at + 3] = (byte) value;
  }
}
