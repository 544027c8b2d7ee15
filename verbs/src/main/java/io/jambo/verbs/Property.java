package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// One declared property of an object: its name (and older names), its type, whether it must be
/// there. `T` is what a record gets of it, an `Optional` when it may be missing.
///
/// A key too: [Values] holds what was read under the property itself, so identity counts.
public final class Property<T> {
  private final List<String> names;
  private final String words;
  private final boolean required;
  private final Reader<T> reader;

  Property(String names, String words, boolean required, Reader<T> reader) {
    this.names = List.of(names.split("\\|"));
    this.words = words;
    this.required = required;
    this.reader = reader;
  }

  /// Its names, the preferred one first.
  public List<String> names() {
    return names;
  }

  /// What it may be, in words.
  public String words() {
    return words;
  }

  /// Whether it must be there.
  public boolean required() {
    return required;
  }

  /// What the object has of it; or empty, after the report was told what is wrong.
  Optional<T> read(Json.Obj object, Place at) {
    for (var name : names) {
      var json = object.get(name);
      if (json.isPresent()) {
        return reader.read(json, at.member(name));
      }
    }
    return reader.read(Optional.empty(), at.member(names.getFirst()));
  }

  /// Reads the JSON of a property, if there is any.
  interface Reader<T> {
    /// The value; or empty, after the report was told what is wrong.
    Optional<T> read(Optional<Json> json, Place at);
  }
}
