package io.jambo.store.real;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which transaction the present thread is inside of: whoever asks the store from within a reading
/// or a change is served there, since waiting for the thread that one stands on would never end.
final class Inside {
  private static final ThreadLocal<@Nullable Sql> HERE = new ThreadLocal<>();

  private Inside() {}

  static Optional<Sql> here() {
    return Optional.ofNullable(HERE.get());
  }

  static <T extends @Nullable Object> T run(Sql sql, Function<Sql, T> work) {
    HERE.set(sql);
    try {
      return work.apply(sql);
    } finally {
      HERE.remove();
    }
  }
}
