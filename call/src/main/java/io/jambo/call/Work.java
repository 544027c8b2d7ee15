package io.jambo.call;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Blocking work that a helper does while the session waits for events. The helper fills it before
/// it is put into the inbox, which carries the memory too.
final class Work<T> {
  private final Supplier<T> body;
  private @Nullable T result;
  private @Nullable RuntimeException failure;
  private boolean done;

  Work(Supplier<T> body) {
    this.body = body;
  }

  /// Helper: does it.
  void run() {
    try {
      result = body.get();
    } catch (RuntimeException fault) {
      failure = fault;
    }
    done = true;
  }

  /// Session: its result.
  ///
  /// @throws RuntimeException what the work threw
  T result() {
    if (failure != null) {
      throw failure;
    }
    if (!done || result == null) {
      throw new IllegalStateException("work is not done");
    }
    return result;
  }
}
