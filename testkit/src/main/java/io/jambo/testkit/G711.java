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
    this.codes = nearest();
  }

  static G711 of(String name) {
    return PCMA.name.equals(name) ? PCMA : PCMU;
  }

  /// What one octet sounds like.
  short decode(byte code) {
    return payloadType == 0 ? muLaw(code) : aLaw(code);
  }

  /// The octet that comes nearest.
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

  /// One code for each sample, found by walking the levels upwards.
  private byte[] nearest() {
    var levels = new TreeMap<Short, Byte>();
    for (int code = 0; code < 256; code++) {
      levels.putIfAbsent(decode((byte) code), (byte) code);
    }
    var found = new byte[1 << 16];
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      var below = levels.floorEntry((short) sample);
      var above = levels.ceilingEntry((short) sample);
      boolean down =
          above == null || (below != null && sample - below.getKey() <= above.getKey() - sample);
      found[sample - Short.MIN_VALUE] = (down && below != null ? below : above).getValue();
    }
    return found;
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
