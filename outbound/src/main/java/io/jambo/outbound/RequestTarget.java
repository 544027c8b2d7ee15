package io.jambo.outbound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Path and query as they may stand in a request line (RFC 3986 §2): what may not is escaped.
final class RequestTarget {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RequestTarget() {}

  /// Path and query made safe; empty when there is a control character in them.
  static Optional<String> of(String pathAndQuery) {
    if (pathAndQuery.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return Optional.empty();
    }
    var target = pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
    var safe = new StringBuilder(target.length());
    for (int i = 0; i < target.length(); ) {
      int c = target.codePointAt(i);
      boolean plain = c == '%' ? isEscape(target, i) : isPlain(c);
      safe.append(plain ? Character.toString(c) : escaped(Character.toString(c)));
      i += Character.charCount(c);
    }
    return Optional.of(safe.toString());
  }

  /// The text behind percent escapes; empty when they are none, or no UTF-8.
  static Optional<String> decoded(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == '%') {
        if (!isEscape(text, i)) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 3;
      } else {
        int c = text.codePointAt(i);
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append('%').append(HEX.toHexDigits(b));
    }
    return escaped.toString();
  }

  /// Unreserved, sub-delimiters, and what separates segments and parameters.
  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~!$&'()*+,;=:@/?".indexOf(c) >= 0;
  }
}
