package io.jambo.wire;

import java.util.Optional;
import java.util.function.Function;

/// The outcome of parsing what the network sent: bad input is a value, not an exception.
public sealed interface Parsed<T> {
  /// It was well formed.
  record Ok<T>(T value) implements Parsed<T> {}

  /// What was wrong and where, in words fit for a 400 response and a log line: never the input
  /// itself.
  record Malformed<T>(String reason, int offset) implements Parsed<T> {}

  /// The value, or empty when it was malformed.
  default Optional<T> ok() {
    return switch (this) {
      case Ok<T>(var value) -> Optional.of(value);
      case Malformed<T> _ -> Optional.empty();
    };
  }

  /// The same outcome with the value turned into another.
  default <R> Parsed<R> map(Function<? super T, ? extends R> turn) {
    return switch (this) {
      case Ok<T>(var value) -> new Ok<>(turn.apply(value));
      case Malformed<T>(var reason, var offset) -> new Malformed<>(reason, offset);
    };
  }

  /// Shorthand for a malformed outcome.
  static <T> Parsed<T> malformed(String reason, int offset) {
    return new Malformed<>(reason, offset);
  }
}
