package io.jambo.kit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made on a thread of its own while its owner does other things. One task asks
/// for it, once.
public final class Later<T> {
  private final Kit kit;
  private final String name;
  private final Gate made = new Gate();
  private volatile @Nullable T value;
  private volatile @Nullable Throwable fault;

  private Later(Kit kit, String name) {
    this.kit = kit;
    this.name = name;
  }

  /// Begins to make it.
  public static <T> Later<T> start(Kit kit, String name, Supplier<T> maker) {
    var later = new Later<T>(kit, name);
    var _ = kit.forkLoop(name, () -> later.make(maker));
    return later;
  }

  /// Waits until it is made.
  ///
  /// @throws IllegalStateException when it could not be, with the reason as its cause
  public T get() {
    boolean _ = kit.await(made, Kit.NEVER);
    var present = value;
    if (present == null) {
      throw new IllegalStateException(name + " could not be made", fault);
    }
    return present;
  }

  private void make(Supplier<T> maker) {
    try {
      value = maker.get();
    } catch (RuntimeException | Error thrown) {
      fault = thrown;
    } finally {
      kit.open(made);
    }
  }
}
