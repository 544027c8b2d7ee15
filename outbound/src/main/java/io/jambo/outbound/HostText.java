package io.jambo.outbound;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// The host part of a URL, brought into one form (security.md OUT-3).
///
/// @param text the name in lower-case ASCII without a trailing dot, or the address
/// @param literal the address if it is one
record HostText(String text, Optional<InetAddress> literal) {
  private static final int LONGEST_NAME = 253;

  /// Reads a host; IPv6 stands in brackets.
  static Optional<HostText> parse(String raw) {
    if (raw.startsWith("[") && raw.endsWith("]")) {
      return AddressText.parse(raw.substring(1, raw.length() - 1))
          .filter(_ -> raw.indexOf(':') >= 0)
          .map(HostText::of);
    }
    var name = ascii(raw);
    if (name.isEmpty() || name.length() > LONGEST_NAME || !usual(name)) {
      return Optional.empty();
    }
    return AddressText.numeric(name)
        ? AddressText.parse(name).map(HostText::of)
        : Optional.of(new HostText(name, Optional.empty()));
  }

  private static HostText of(InetAddress address) {
    return new HostText(address.getHostAddress(), Optional.of(address));
  }

  /// International names in their ASCII form; wide digits and ideographic dots become plain ones.
  private static String ascii(String raw) {
    try {
      var name = IDN.toASCII(raw, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// Letters, digits, hyphens; and the underscore, which container networks like in names.
  private static boolean usual(String name) {
    return !name.startsWith(".")
        && !name.contains("..")
        && name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0);
  }
}
