package io.jambo.wire;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The header fields of a SIP message, in order, unknown ones verbatim. Immutable.
///
/// Names match without regard to case, and a compact name equals its long form (RFC 3261 §7.3.3).
public final class Headers implements Iterable<Header> {
  /// No headers.
  public static final Headers NONE = new Headers(List.of());

  private final List<Header> fields;

  private Headers(List<Header> fields) {
    this.fields = fields;
  }

  /// These fields in this order.
  public static Headers of(List<Header> fields) {
    return new Headers(List.copyOf(fields));
  }

  /// The value of the first field of that name, as written.
  public Optional<String> first(String name) {
    throw new UnsupportedOperationException(name);
  }

  /// The values of all fields of that name, one a line.
  public List<String> lines(String name) {
    throw new UnsupportedOperationException(name);
  }

  /// The values of all fields of that name, those written on one line taken apart at the commas
  /// that stand outside quotes and brackets (RFC 3261 §7.3.1).
  public List<String> values(String name) {
    throw new UnsupportedOperationException(name);
  }

  /// With exactly one field of that name: in the place of the first one, or at the end.
  public Headers with(String name, String value) {
    throw new UnsupportedOperationException(name + value);
  }

  /// With one more field at the end.
  public Headers plus(String name, String value) {
    throw new UnsupportedOperationException(name + value);
  }

  /// With one more field before all others (a Via that is pushed).
  public Headers onTop(String name, String value) {
    throw new UnsupportedOperationException(name + value);
  }

  /// Without the fields of that name.
  public Headers without(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Iterator<Header> iterator() {
    return fields.iterator();
  }

  /// How many fields: a header may hold what no log may show.
  @Override
  public String toString() {
    return fields.size() + " headers";
  }
}
