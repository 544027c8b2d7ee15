package io.jambo.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Percent escapes in URIs (RFC 3261 §19.1.2) and the two encodings that text on the wire may have.
final class Escapes {
  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  /// The text with its escapes decoded as UTF-8; a percent sign that begins no escape stands for
  /// itself. Empty when the escapes are no UTF-8: two different users must not become one.
  static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    var bytes = new ByteArrayOutputStream(text.length());
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < encoded.length; i++) {
      int octet = encoded[i];
      if (octet == '%' && i + 2 < encoded.length) {
        int high = Character.digit(encoded[i + 1], 16);
        int low = Character.digit(encoded[i + 2], 16);
        if (high >= 0 && low >= 0) {
          octet = (high << 4) | low;
          i += 2;
        }
      }
      bytes.write(octet);
    }
    return strict(bytes.toByteArray(), 0, bytes.size());
  }

  /// Appends the text with everything escaped that is not in the table.
  static void encode(StringBuilder out, String text, boolean[] plain) {
    for (int i = 0; i < text.length(); i++) {
      if (!Grammar.in(plain, text.charAt(i))) {
        encodeFrom(out, text.substring(i), plain);
        return;
      }
      out.append(text.charAt(i));
    }
  }

  private static void encodeFrom(StringBuilder out, String text, boolean[] plain) {
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && plain[octet]) {
        out.append((char) octet);
      } else {
        out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
      }
    }
  }

  /// Text from the wire: UTF-8, or Latin-1 where it is no UTF-8, as old phones send it.
  static String text(byte[] data, int from, int to, boolean ascii) {
    return ascii
        ? new String(data, from, to - from, StandardCharsets.ISO_8859_1)
        : strict(data, from, to)
            .orElseGet(() -> new String(data, from, to - from, StandardCharsets.ISO_8859_1));
  }

  /// The text, when it is UTF-8.
  static Optional<String> strict(byte[] data, int from, int to) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(data, from, to - from)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
