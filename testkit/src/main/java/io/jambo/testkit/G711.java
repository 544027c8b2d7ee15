package io.jambo.testkit;

import java.util.TreeMap;

/// The phones' own G.711, written as ITU-T draws it and not as tables: it shall not share a mistake
/// with the engine it listens to.
final class G711 {
  static final G711 PCMU = new G711("PCMU", 0);
  static final G711 PCMA = new G711("PCMA", 8);

  final String name;
  final int payloadType;
  private final byte[] codes;

  private G711(String name, int payloadType) {
    this.name = name;
    this.payloadType = payloadType;
    this.codes = intervals();
  }

  static G711 of(String name) {
    return PCMA.name.equals(name) ? PCMA : PCMU;
  }

  /// What one octet sounds like.
  short decode(byte code) {
    return payloadType == 0 ? muLaw(code) : aLaw(code);
  }

  /// The octet that stands for it.
  byte encode(short sample) {
    return codes[sample - Short.MIN_VALUE];
  }

  short[] decode(byte[] payload) {
    var samples = new short[payload.length];
    for (int i = 0; i < payload.length; i++) {
      samples[i] = decode(payload[i]);
    }
    return samples;
  }

  byte[] encode(short[] samples) {
    var payload = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      payload[i] = encode(samples[i]);
    }
    return payload;
  }

  /// Samples as they sound after a trip over the line.
  short[] trip(short[] samples) {
    return decode(encode(samples));
  }

  /// One code for each sample: the one in whose interval it lies. At the edge of a chord that is
  /// not always the nearest level, since the steps above are twice as wide as those below.
  private byte[] intervals() {
    var found = new byte[1 << 16];
    for (int sign = 0; sign < 2; sign++) {
      var edges = new TreeMap<Integer, Byte>();
      for (int bits = 0; bits < 0x80; bits++) {
        byte code = code(sign, bits);
        edges.put(edge(bits >> 4, bits & 15), code);
      }
      for (int size = 0; size <= Short.MAX_VALUE; size++) {
        int sample = sign == 0 ? size : -size;
        found[sample - Short.MIN_VALUE] = edges.floorEntry(size).getValue();
      }
    }
    found[0] = found[1];
    return found;
  }

  private byte code(int negative, int bits) {
    return (byte)
        (payloadType == 0 ? ~((negative << 7) | bits) : (((1 - negative) << 7) | bits) ^ 0x55);
  }

  /// Where the interval of a level begins, on the 16-bit scale.
  private int edge(int chord, int step) {
    if (payloadType == 0) {
      return Math.max(0, (((step * 2 + 32) << chord) - 33) * 4);
    }
    return chord == 0 ? step * 16 : (step * 16 + 256) << (chord - 1);
  }

  private static short muLaw(byte code) {
    int inverted = ~code & 0xff;
    int chord = (inverted >> 4) & 7;
    int step = inverted & 15;
    int level = ((step * 2 + 33) << chord) - 33;
    return (short) (((inverted & 0x80) == 0 ? level : -level) * 4);
  }

  private static short aLaw(byte code) {
    int even = (code ^ 0x55) & 0xff;
    int chord = (even >> 4) & 7;
    int step = even & 15;
    int level = chord == 0 ? step * 2 + 1 : (step * 2 + 33) << (chord - 1);
    return (short) (((even & 0x80) == 0 ? -level : level) * 8);
  }
}
