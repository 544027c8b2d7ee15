package io.jambo.media;

/// Reads [Octets] in the portions that a file format wants, with a look ahead.
final class OctetReader {
  private final Octets octets;
  private final byte[] block = new byte[4_096];
  private int at;
  private int end;

  OctetReader(Octets octets) {
    this.octets = octets;
  }

  /// The byte that comes in so many bytes; -1 when the file ends before. For the first few only.
  int peek(int ahead) {
    while (end - at <= ahead) {
      System.arraycopy(block, at, block, 0, end - at);
      end -= at;
      at = 0;
      var more = new byte[block.length - end];
      int count = octets.read(more);
      if (count < 0) {
        return -1;
      }
      System.arraycopy(more, 0, block, end, count);
      end += count;
    }
    return block[at + ahead] & 0xFF;
  }

  /// Fills `into[from..to)`; fewer only at the end of the file.
  ///
  /// @return how many bytes
  int fill(byte[] into, int from, int to) {
    int filled = from;
    while (filled < to && (at < end || more())) {
      int count = Math.min(to - filled, end - at);
      System.arraycopy(block, at, into, filled, count);
      at += count;
      filled += count;
    }
    return filled - from;
  }

  /// How many bytes can be had without waiting.
  int ready() {
    return end - at;
  }

  /// Passes over so many bytes; false when the file ends before.
  boolean skip(long count) {
    long left = count;
    while (left > 0 && (at < end || more())) {
      int step = (int) Math.min(left, end - at);
      at += step;
      left -= step;
    }
    return left == 0;
  }

  private boolean more() {
    at = 0;
    end = 0;
    while (end == 0) {
      int count = octets.read(block);
      if (count < 0) {
        return false;
      }
      end = count;
    }
    return true;
  }
}
