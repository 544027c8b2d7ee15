package io.jambo.rest;

import io.jambo.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Writes JSON into bytes that grow, without a tree in between: an answer of thirty members costs a
/// few microseconds. One task uses it.
final class JsonOut {
  private static final int FIRST = 2_048;

  /// Bytes that a char takes at most: six where it is escaped.
  private static final int MOST_OF_CHAR = 6;

  /// The same of one that is not: a pair of them takes four.
  private static final int MOST_IN_UTF8 = 3;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] bytes = new byte[FIRST];
  private int length;
  private boolean comma;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /// Writes all out and begins anew.
  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  void begin(char bracket) {
    separate();
    put((byte) bracket);
    comma = false;
  }

  void end(char bracket) {
    put((byte) bracket);
    comma = true;
  }

  void name(String name) {
    text(name);
    put((byte) ':');
    comma = false;
  }

  void nothing() {
    raw("null");
  }

  void number(long value) {
    raw(Long.toString(value));
  }

  /// JSON that is well formed already.
  void raw(String json) {
    separate();
    room(MOST_IN_UTF8 * json.length());
    for (int i = 0; i < json.length(); i++) {
      i = character(json, i);
    }
    comma = true;
  }

  void json(Json value) {
    raw(value.print());
  }

  void text(String value) {
    separate();
    room(MOST_OF_CHAR * value.length() + 2);
    bytes[length++] = '"';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else if (c < ' ') {
        escape(c);
      } else {
        i = character(value, i);
      }
    }
    bytes[length++] = '"';
    comma = true;
  }

  private void separate() {
    if (comma) {
      put((byte) ',');
    }
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    bytes[length++] = '0';
    bytes[length++] = '0';
    bytes[length++] = HEX[c >> 4];
    bytes[length++] = HEX[c & 15];
  }

  /// In UTF-8; half a character becomes a question mark.
  ///
  /// @return the index of its last char
  private int character(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      bytes[length++] = (byte) c;
      return at;
    }
    int point = text.codePointAt(at);
    if (point < 0x800) {
      bytes[length++] = (byte) (0xc0 | (point >> 6));
    } else if (Character.isSurrogate(c) && point < 0x10000) {
      bytes[length++] = (byte) '?';
      return at;
    } else {
      if (point < 0x10000) {
        bytes[length++] = (byte) (0xe0 | (point >> 12));
      } else {
        bytes[length++] = (byte) (0xf0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 63));
      }
      bytes[length++] = (byte) (0x80 | ((point >> 6) & 63));
    }
    bytes[length++] = (byte) (0x80 | (point & 63));
    return point < 0x10000 ? at : at + 1;
  }

  private void put(byte one) {
    room(1);
    bytes[length++] = one;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, length * 2));
    }
  }
}
