package io.jambo.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A body: bytes that nobody changes any more.
public final class Payload {
  /// No bytes at all.
  public static final Payload EMPTY = new Payload(new byte[0]);

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the array over; the caller keeps no hand on it.
  public static Payload of(byte[] bytes) {
    return new Payload(bytes);
  }

  /// The text in UTF-8.
  public static Payload of(String text) {
    return new Payload(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves, for reading only.
  public byte[] bytes() {
    return bytes;
  }

  /// How many bytes there are.
  public int size() {
    return bytes.length;
  }

  /// The bytes read as UTF-8.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The size only: bodies never reach a log.
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
