package io.jambo.store.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.store.StoreAway;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Work that somebody waits for while a thread of the store does it. Whoever has waited too long
/// leaves, and what has not begun by then is not done.
final class Waiting<T extends @Nullable Object> {
  private enum Stage {
    IN_LINE,
    BEGUN,
    LEFT
  }

  private final Kit kit;
  private final Function<Sql, T> work;
  private final Gate answered = new Gate();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.IN_LINE);
  private volatile @Nullable T value;
  private volatile @Nullable Throwable failure;

  Waiting(Kit kit, Function<Sql, T> work) {
    this.kit = kit;
    this.work = work;
  }

  /// Waits for the answer; what the work threw is thrown here.
  T answer(long deadline) {
    boolean inTime = false;
    boolean begun;
    try {
      inTime = kit.await(answered, deadline);
    } finally {
      begun = inTime || !stage.compareAndSet(Stage.IN_LINE, Stage.LEFT);
    }
    if (!inTime) {
      throw new StoreAway(begun ? "it does not answer" : "it is busy");
    }
    rethrow();
    return given();
  }

  /// Whether it is to be done: nobody has left. The store's thread asks once.
  boolean begin() {
    return stage.compareAndSet(Stage.IN_LINE, Stage.BEGUN);
  }

  /// Does the work; its outcome is kept until [#tell()].
  void perform(Sql sql) {
    value = Inside.run(sql, work);
  }

  /// The work, or what was to make it last, failed.
  void fail(Throwable what) {
    failure = what;
  }

  /// Wakes who waits.
  void tell() {
    kit.open(answered);
  }

  @SuppressWarnings("NullAway") // What the work returned, null where T may be.
  private T given() {
    return value;
  }

  private void rethrow() {
    switch (failure) {
      case null -> {}
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      default -> throw new IllegalStateException(failure);
    }
  }
}
