package io.jambo.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An immutable run of bytes, such as the body of a message.
public final class Bytes {
  /// No bytes.
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] data;

  private Bytes(byte[] data) {
    this.data = data;
  }

  /// A copy of these bytes.
  public static Bytes of(byte[] data) {
    return data.length == 0 ? EMPTY : new Bytes(data.clone());
  }

  /// A copy of a part of these bytes.
  public static Bytes of(byte[] data, int from, int to) {
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(data, from, to));
  }

  /// The text in UTF-8.
  public static Bytes utf8(String text) {
    return text.isEmpty() ? EMPTY : new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// How many.
  public int length() {
    return data.length;
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return data.length == 0;
  }

  /// A copy to do with as one likes.
  public byte[] toArray() {
    return data.clone();
  }

  /// Copies all of them into an array, from there on.
  public void copyTo(byte[] target, int at) {
    System.arraycopy(data, 0, target, at, data.length);
  }

  /// Read as UTF-8; what is not, becomes the replacement character.
  public String utf8() {
    return new String(data, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(data, bytes.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  /// Its length only: a body may hold what no log may show.
  @Override
  public String toString() {
    return data.length + " bytes";
  }
}
