package io.jambo.rest;

import io.jambo.model.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is told of one thing: values by member name. Which of them are told, in what order and in
/// what form, is for the declared [Shape.Thing] to say.
///
/// A value may be text, a sid, a secret (masked as declared), a boolean, a number, an instant,
/// other facts, a list of all these, or [io.jambo.wire.Json].
public final class Facts {
  private final @Nullable Row row;
  private final Map<String, @Nullable Object> more = new HashMap<>(4);

  private Facts(@Nullable Row row) {
    this.row = row;
  }

  /// Nothing yet.
  public static Facts none() {
    return new Facts(null);
  }

  /// The values of that row.
  public static Facts of(Row row) {
    return new Facts(row);
  }

  /// One value.
  public static Facts of(String name, @Nullable Object value) {
    return none().with(name, value);
  }

  /// With that value too; this object is changed.
  public Facts with(String name, @Nullable Object value) {
    more.put(name, value);
    return this;
  }

  /// Whether anything is said of that member, if only null.
  boolean has(String name) {
    return more.containsKey(name) || (row != null && row.has(name));
  }

  @Nullable Object value(String name) {
    var own = more.get(name);
    if (own != null || row == null || more.containsKey(name)) {
      return own;
    }
    return row.has(name) ? row.value(name) : null;
  }
}
