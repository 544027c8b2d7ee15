package io.jambo.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Addresses written as text, in every spelling a resolver would understand: decimal, octal, hex
/// and short IPv4, and IPv6. Never looks a name up.
final class AddressText {
  private static final long END_OF_IPV4 = 1L << 32;

  private AddressText() {}

  /// The address, or empty when the text is none. IPv6 comes without brackets.
  static Optional<InetAddress> parse(String text) {
    return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
  }

  /// Whether a host has to be read as an IPv4 address because its last label is a number; if it
  /// then can't be, it is no host at all.
  static boolean numeric(String host) {
    var last = host.substring(host.lastIndexOf('.') + 1);
    return number(last) >= 0 || (!last.isEmpty() && last.chars().allMatch(AddressText::digit));
  }

  /// One to four numbers; the last one fills all bytes that are left.
  private static Optional<InetAddress> ipv4(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      boolean last = i == parts.length - 1;
      long end = last ? END_OF_IPV4 >> (Byte.SIZE * i) : 256;
      if (part < 0 || part >= end) {
        return Optional.empty();
      }
      value += last ? part : part << (Byte.SIZE * (3 - i));
    }
    return Optional.of(
        address(
            new byte[] {
              (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
            }));
  }

  /// A number in C's spelling: `0x` is hex, a leading zero octal; -1 when it is none.
  private static long number(String text) {
    int radix = 10;
    var digits = text;
    if (text.startsWith("0x") || text.startsWith("0X")) {
      radix = 16;
      digits = text.substring(2);
      if (digits.isEmpty()) {
        return 0;
      }
    } else if (text.length() > 1 && text.charAt(0) == '0') {
      radix = 8;
      digits = text.substring(1);
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = Math.min(value * radix + digit, END_OF_IPV4);
    }
    return digits.isEmpty() ? -1 : value;
  }

  /// The JDK reads IPv6 text strictly once names are ruled out; a zone is none of a tenant's
  /// business.
  private static Optional<InetAddress> ipv6(String text) {
    if (!text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)
        || !text.chars().allMatch(c -> c < 0x80)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
