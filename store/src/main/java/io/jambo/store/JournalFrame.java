package io.jambo.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// An entry of the journal as it lies in a segment: a mark (4 bytes), its number in the segment
/// (4), its time in epoch milliseconds (8), the length of its body (4), a checksum over number,
/// time, length and body (4), the body.
public final class JournalFrame {
  /// Bytes before the body.
  public static final int HEAD = 24;

  /// The largest body; a record is far smaller.
  public static final int MOST_BODY = 64 * 1024;

  private static final int MARK = 0x4a726563;
  private static final int NUMBER_AT = 4;
  private static final int LENGTH_AT = 16;
  private static final int SUM_AT = 20;

  private final int number;
  private final long at;
  private final byte[] body;

  private JournalFrame(int number, long at, byte[] body) {
    this.number = number;
    this.at = at;
    this.body = body;
  }

  /// Its number in the segment.
  public int number() {
    return number;
  }

  /// When it was written, in epoch milliseconds.
  public long at() {
    return at;
  }

  /// The sealed record; not to be changed.
  public byte[] body() {
    return body;
  }

  /// Bytes of the whole frame.
  public int size() {
    return HEAD + body.length;
  }

  /// What stands at a place of a segment.
  public sealed interface Found {
    /// A whole frame.
    record Whole(JournalFrame frame) implements Found {}

    /// The beginning of one: it is torn, or the rest was not read yet.
    record Part() implements Found {}

    /// No frame.
    record Nothing() implements Found {}
  }

  private static final Found PART = new Found.Part();
  private static final Found NOTHING = new Found.Nothing();

  /// Writes one.
  public static void write(ByteBuffer to, int number, long at, byte[] body) {
    int start = to.position();
    to.putInt(MARK).putInt(number).putLong(at).putInt(body.length).putInt(0).put(body);
    int end = to.position();
    to.putInt(start + SUM_AT, sum(to, start, end));
    to.position(end);
  }

  /// Looks at a place in what was read of a segment; the buffer is not moved.
  public static Found at(ByteBuffer bytes, int from) {
    int left = bytes.limit() - from;
    if (left < HEAD) {
      return left >= Integer.BYTES && bytes.getInt(from) != MARK ? NOTHING : PART;
    }
    int length = bytes.getInt(from + LENGTH_AT);
    if (bytes.getInt(from) != MARK || length < 0 || length > MOST_BODY) {
      return NOTHING;
    }
    if (left < HEAD + length) {
      return PART;
    }
    if (sum(bytes, from, from + HEAD + length) != bytes.getInt(from + SUM_AT)) {
      return NOTHING;
    }
    var body = new byte[length];
    bytes.get(from + HEAD, body);
    return new Found.Whole(
        new JournalFrame(
            bytes.getInt(from + NUMBER_AT), bytes.getLong(from + NUMBER_AT + Integer.BYTES), body));
  }

  /// The first place after a damaged one where a frame stands; the limit when there is none.
  ///
  /// @param last nothing comes behind these bytes, so only a whole frame counts
  public static int next(ByteBuffer bytes, int after, boolean last) {
    for (int at = after + 1; at <= bytes.limit() - HEAD; at++) {
      if (bytes.getInt(at) == MARK) {
        var found = at(bytes, at);
        if (found instanceof Found.Whole || (found instanceof Found.Part && !last)) {
          return at;
        }
      }
    }
    return bytes.limit();
  }

  private static int sum(ByteBuffer bytes, int start, int end) {
    var crc = new CRC32C();
    crc.update(bytes.duplicate().limit(start + SUM_AT).position(start + NUMBER_AT));
    crc.update(bytes.duplicate().limit(end).position(start + HEAD));
    return (int) crc.getValue();
  }
}
