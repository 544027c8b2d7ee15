package io.jambo.wire;

/// The payload of a telephone-event packet (RFC 4733 §2.3), read and written in place.
public final class TelephoneEvent {
  /// Its length in bytes.
  public static final int LENGTH = 4;

  private TelephoneEvent() {}

  /// The event number: 0-9, 10 `*`, 11 `#`, 12-15 A-D, 16 flash.
  public static int event(byte[] packet, int at) {
    return packet[at] & 0xff;
  }

  /// The end bit.
  public static boolean end(byte[] packet, int at) {
    return (packet[at + 1] & 0x80) != 0;
  }

  /// The volume, 0 to 63, in -dBm0.
  public static int volume(byte[] packet, int at) {
    return packet[at + 1] & 0x3f;
  }

  /// The duration so far in timestamp units.
  public static int duration(byte[] packet, int at) {
    return ((packet[at + 2] & 0xff) << 8) | (packet[at + 3] & 0xff);
  }

  /// Writes one.
  public static void write(
      byte[] packet, int at, int event, boolean end, int volume, int duration) {
    packet[at] = (byte) event;
    packet[at + 1] = (byte) ((end ? 0x80 : 0) | volume);
    packet[at + 2] = (byte) (duration >> 8);
    packet[at + 3] = (byte) duration;
  }

  /// The key of an event, or `\0` when it is none (flash, other events).
  public static char key(int event) {
    return event >= 0 && event < 16 ? "0123456789*#ABCD".charAt(event) : '\0';
  }

  /// The event of a key (lower case letters too), or -1 when it is no key.
  public static int event(char key) {
    return "0123456789*#ABCD".indexOf(Character.toUpperCase(key));
  }
}
