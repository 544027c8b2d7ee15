package io.jambo.media;

import io.jambo.outbound.Download;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A body that keeps a copy of what is read of it, and tells once: all of it, or that it was not
/// read to its end. Owned by the task that reads it.
final class Collector implements Download.Body {
  private final Download.Body body;
  private final byte[] copy;
  private @Nullable Consumer<Optional<byte[]>> end;
  private int filled;

  /// @param length what the body says of itself
  Collector(Download.Body body, int length, Consumer<Optional<byte[]>> end) {
    this.body = body;
    this.copy = new byte[length];
    this.end = end;
  }

  @Override
  public int read(byte[] into) {
    int count = body.read(into);
    if (count > copy.length - filled) {
      tell(Optional.empty());
    } else if (count > 0) {
      System.arraycopy(into, 0, copy, filled, count);
      filled += count;
      if (filled == copy.length) {
        tell(Optional.of(copy));
      }
    }
    return count;
  }

  @Override
  public void close() {
    tell(Optional.empty());
    body.close();
  }

  private void tell(Optional<byte[]> whole) {
    var once = end;
    if (once != null) {
      end = null;
      once.accept(whole);
    }
  }
}
