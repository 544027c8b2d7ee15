package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;
import java.util.function.Function;

/// What a property may be: how its JSON is read, and the words that tell a person.
///
/// Pure and shared. The usual ones are made by [Types]; an object's is a [Shape].
interface Type<T> {
  /// Completes the sentence "expected …".
  String words();

  /// The value; or empty, after the place's report was told what is wrong.
  Optional<T> read(Json json, Place at);

  /// Whether that value says no more than leaving the property out.
  default boolean absent(Json json) {
    return false;
  }

  /// The same JSON read as something else.
  default <R> Type<R> map(Function<? super T, ? extends R> turn) {
    return new Mapped<>(this, turn);
  }

  /// A text is read so, everything else as that other type.
  default Type<T> or(Type<T> other) {
    var words = words() + " or " + other.words();
    return new Reading<>(
        words,
        (json, at) ->
            json instanceof Json.Str
                ? read(json, at.expecting(words))
                : other.read(json, at.expecting(words)));
  }

  /// A type made of its two parts.
  static <T> Type<T> of(String words, Reader<T> reader) {
    return new Reading<>(words, reader);
  }

  /// Reads a value at a place.
  interface Reader<T> {
    /// As [Type#read].
    Optional<T> read(Json json, Place at);
  }

  /// A type whose values are turned into others; its JSON stays the same.
  record Mapped<T, R>(Type<T> type, Function<? super T, ? extends R> turn) implements Type<R> {
    @Override
    public String words() {
      return type.words();
    }

    @Override
    public Optional<R> read(Json json, Place at) {
      return type.read(json, at).map(turn);
    }

    @Override
    public boolean absent(Json json) {
      return type.absent(json);
    }
  }

  /// A type made of its words and its reader.
  record Reading<T>(String words, Reader<T> reader) implements Type<T> {
    @Override
    public Optional<T> read(Json json, Place at) {
      return reader.read(json, at);
    }
  }
}
