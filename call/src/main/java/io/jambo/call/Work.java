package io.jambo.call;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Blocking work that a helper does while the session waits for events. The helper fills it before
/// it is put into the inbox, which carries the memory too.
final class Work<T> {
  private final Supplier<T> body;
  private @Nullable T result;

  Work(Supplier<T> body) {
    this.body = body;
  }

  /// Helper: does it.
  void run() {
    result = body.get();
  }

  /// Session: what came of it, once it is done.
  T result() {
    return Objects.requireNonNull(result, "work is not done");
  }
}
