package io.jambo.media;

/// The two codecs of the telephone, mu-law (PCMU) and A-law (PCMA): ITU-T G.711, by table.
///
/// A sample is linear 16 bit; the tables hold the standard's 14-bit (mu-law) and 13-bit (A-law)
/// quantisers. Negative samples are folded by complement, as in the ITU's reference software, so
/// that the two halves mirror each other and -32,768 needs no special care. Pure, allocates
/// nothing: made for the media loop.
public final class G711 {
  /// Silence in mu-law.
  public static final byte ULAW_SILENCE = (byte) 0xFF;

  /// Silence in A-law.
  public static final byte ALAW_SILENCE = (byte) 0xD5;

  private static final int ULAW_SHIFT = 2;
  private static final int ALAW_SHIFT = 4;
  private static final byte[] ULAW_OF = new byte[32_768 >> ULAW_SHIFT];
  private static final byte[] ALAW_OF = new byte[32_768 >> ALAW_SHIFT];
  private static final short[] FROM_ULAW = new short[256];
  private static final short[] FROM_ALAW = new short[256];

  static {
    for (int magnitude = 0; magnitude < ULAW_OF.length; magnitude++) {
      ULAW_OF[magnitude] = (byte) positiveUlaw(magnitude);
    }
    for (int magnitude = 0; magnitude < ALAW_OF.length; magnitude++) {
      ALAW_OF[magnitude] = (byte) positiveAlaw(magnitude);
    }
    for (int code = 0; code < 256; code++) {
      FROM_ULAW[code] = (short) linearOfUlaw(code);
      FROM_ALAW[code] = (short) linearOfAlaw(code);
    }
  }

  private G711() {}

  /// Encodes `count` samples of `in` from index `from` on into `out` from index `at` on.
  public static void encodeUlaw(short[] in, int from, int count, byte[] out, int at) {
    for (int i = 0; i < count; i++) {
      int sample = in[from + i];
      int sign = sample >> 31;
      out[at + i] = (byte) (ULAW_OF[(sample ^ sign) >> ULAW_SHIFT] ^ (sign & 0x80));
    }
  }

  /// Decodes `count` bytes of `in` from index `at` on into `out` from index `from` on.
  public static void decodeUlaw(byte[] in, int at, int count, short[] out, int from) {
    for (int i = 0; i < count; i++) {
      out[from + i] = FROM_ULAW[in[at + i] & 0xFF];
    }
  }

  /// Encodes `count` samples of `in` from index `from` on into `out` from index `at` on.
  public static void encodeAlaw(short[] in, int from, int count, byte[] out, int at) {
    for (int i = 0; i < count; i++) {
      int sample = in[from + i];
      int sign = sample >> 31;
      out[at + i] = (byte) (ALAW_OF[(sample ^ sign) >> ALAW_SHIFT] ^ (sign & 0x80));
    }
  }

  /// Decodes `count` bytes of `in` from index `at` on into `out` from index `from` on.
  public static void decodeAlaw(byte[] in, int at, int count, short[] out, int from) {
    for (int i = 0; i < count; i++) {
      out[from + i] = FROM_ALAW[in[at + i] & 0xFF];
    }
  }

  /// G.711 table 2a: eight segments, each twice as coarse as the one before, all bits inverted.
  private static int positiveUlaw(int magnitude) {
    int biased = Math.min(magnitude + 33, 8_191);
    int segment = 26 - Integer.numberOfLeadingZeros(biased);
    int step = (biased >> (segment + 1)) & 0x0F;
    return ~((segment << 4) | step) & 0xFF;
  }

  /// G.711 table 1a: the first two segments are equally fine; every second bit is inverted.
  private static int positiveAlaw(int magnitude) {
    int code = magnitude;
    if (magnitude > 15) {
      int segment = 28 - Integer.numberOfLeadingZeros(magnitude);
      code = (segment << 4) | ((magnitude >> (segment - 1)) & 0x0F);
    }
    return code ^ 0xD5;
  }

  private static int linearOfUlaw(int code) {
    int bits = ~code & 0xFF;
    int magnitude = ((((bits & 0x0F) << 1) + 33) << ((bits >> 4) & 7)) - 33;
    return ((code & 0x80) == 0 ? -magnitude : magnitude) << ULAW_SHIFT;
  }

  private static int linearOfAlaw(int code) {
    int bits = code ^ 0x55;
    int segment = (bits >> 4) & 7;
    int step = (bits & 0x0F) << 4;
    int magnitude = segment == 0 ? step + 8 : (step + 0x108) << (segment - 1);
    return (code & 0x80) == 0 ? -magnitude : magnitude;
  }
}
