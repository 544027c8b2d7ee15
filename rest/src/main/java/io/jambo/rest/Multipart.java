package io.jambo.rest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Reads one field out of a `multipart/form-data` body (RFC 7578).
final class Multipart {
  private static final String TYPE = "multipart/form-data";

  /// RFC 2046 §5.1.1.
  private static final int LONGEST_BOUNDARY = 70;

  private Multipart() {}

  /// What that field holds.
  ///
  /// @throws Refused with 415 when the body is none
  static Optional<byte[]> field(String contentType, byte[] body, String name) {
    // Every byte is a character of its own in this reading, so places are those of bytes.
    var text = new String(body, StandardCharsets.ISO_8859_1);
    var mark = "--" + boundary(contentType);
    int at = text.indexOf(mark);
    while (at >= 0) {
      int start = text.indexOf("\r\n", at + mark.length());
      int content = start < 0 ? -1 : text.indexOf("\r\n\r\n", start);
      int next = content < 0 ? -1 : text.indexOf("\r\n" + mark, content + 2);
      if (next < 0) {
        return Optional.empty();
      }
      if (named(text.substring(start, content), name)) {
        int from = Math.min(content + 4, next);
        return Optional.of(text.substring(from, next).getBytes(StandardCharsets.ISO_8859_1));
      }
      at = next + 2;
    }
    return Optional.empty();
  }

  private static boolean named(String headers, String name) {
    var lower = headers.toLowerCase(Locale.ROOT);
    return lower.contains("content-disposition:") && lower.contains("name=\"" + name + "\"");
  }

  private static String boundary(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("boundary=");
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(TYPE) || at < 0) {
      throw Refused.with(415, "the body must be " + TYPE).and("Accept", TYPE);
    }
    var rest = contentType.substring(at + "boundary=".length()).split(";", 2)[0].strip();
    var boundary = rest.replace("\"", "");
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw Refused.bad("the boundary of the body is not one");
    }
    return boundary;
  }
}
