package io.jambo.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The header fields of a SIP message, in order, unknown ones verbatim. Immutable.
///
/// Names match without regard to case, and a compact name equals its long form (RFC 3261 §7.3.3).
public final class Headers implements Iterable<Header> {
  /// No headers.
  public static final Headers NONE = new Headers(List.of(), null);

  private final List<Header> fields;
  private final @Nullable Flaw flaw;
  private final SipFields typed = new SipFields(this);

  private Headers(List<Header> fields, @Nullable Flaw flaw) {
    this.fields = fields;
    this.flaw = flaw;
  }

  /// These fields in this order.
  public static Headers of(List<Header> fields) {
    return new Headers(List.copyOf(fields), null);
  }

  /// What the parser could read of a message that is not in order.
  static Headers flawed(List<Header> fields, @Nullable Flaw flaw) {
    return new Headers(List.copyOf(fields), flaw);
  }

  /// What the parser found wrong in the message these were read from.
  Optional<Flaw> flaw() {
    return Optional.ofNullable(flaw);
  }

  /// The same fields, read as what they mean.
  SipFields typed() {
    return typed;
  }

  /// The value of the first field of that name, as written.
  public Optional<String> first(String name) {
    var wanted = HeaderNames.longName(name);
    for (var field : fields) {
      if (field.is(wanted)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /// Whether there is a field of that name.
  public boolean has(String name) {
    return count(name) > 0;
  }

  /// How many fields of that name there are.
  int count(String name) {
    var wanted = HeaderNames.longName(name);
    int count = 0;
    for (var field : fields) {
      count += field.is(wanted) ? 1 : 0;
    }
    return count;
  }

  /// The values of all fields of that name, one a line.
  public List<String> lines(String name) {
    var wanted = HeaderNames.longName(name);
    var lines = new ArrayList<String>(4);
    for (var field : fields) {
      if (field.is(wanted)) {
        lines.add(field.value());
      }
    }
    return lines;
  }

  /// The values of all fields of that name, those written on one line taken apart at the commas
  /// that stand outside quotes and brackets (RFC 3261 §7.3.1).
  public List<String> values(String name) {
    var values = new ArrayList<String>(4);
    for (var line : lines(name)) {
      ValueSplitter.split(line, values);
    }
    return values;
  }

  /// With exactly one field of that name: in the place of the first one, or at the end.
  public Headers with(String name, String value) {
    var wanted = HeaderNames.longName(name);
    var changed = new ArrayList<Header>(fields.size() + 1);
    int place = -1;
    for (var field : fields) {
      if (!field.is(wanted)) {
        changed.add(field);
      } else if (place < 0) {
        place = changed.size();
      }
    }
    changed.add(place < 0 ? changed.size() : place, new Header(name, value));
    return of(changed);
  }

  /// With one more field at the end.
  public Headers plus(String name, String value) {
    var changed = new ArrayList<Header>(fields.size() + 1);
    changed.addAll(fields);
    changed.add(new Header(name, value));
    return of(changed);
  }

  /// With one more field before all others (a Via that is pushed).
  public Headers onTop(String name, String value) {
    var changed = new ArrayList<Header>(fields.size() + 1);
    changed.add(new Header(name, value));
    changed.addAll(fields);
    return of(changed);
  }

  /// Without the fields of that name.
  public Headers without(String name) {
    var wanted = HeaderNames.longName(name);
    return where(field -> !field.is(wanted));
  }

  /// Only the fields that pass, in their order.
  public Headers where(Predicate<Header> passes) {
    return of(fields.stream().filter(passes).toList());
  }

  @Override
  public Iterator<Header> iterator() {
    return fields.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers headers
        && fields.equals(headers.fields)
        && Objects.equals(flaw, headers.flaw);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /// How many fields: a header may hold what no log may show.
  @Override
  public String toString() {
    return fields.size() + " headers";
  }
}
