package io.jambo.bench;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Reads one long list after the other until it is closed.
final class Lister implements AutoCloseable {
  private static final int PIECE = 1 << 16;
  private static final Duration END = Duration.ofSeconds(60);

  private final Kit kit;
  private final RestApi api;
  private final String path;
  private final Gate ended = new Gate();
  private final AtomicLong read = new AtomicLong();
  private volatile boolean open = true;

  Lister(Kit kit, RestApi api, String path) {
    this.kit = kit;
    this.api = api;
    this.path = path;
    var _ = kit.fork("lister", this::run);
  }

  /// Bytes so far.
  long read() {
    return read.get();
  }

  private void run() {
    try {
      while (open) {
        list();
      }
    } finally {
      kit.open(ended);
    }
  }

  private void list() {
    try {
      var connection = api.connection("GET", path);
      try (var in = connection.getInputStream()) {
        var piece = new byte[PIECE];
        for (int length = in.read(piece); open && length >= 0; length = in.read(piece)) {
          read.addAndGet(length);
        }
      } finally {
        connection.disconnect();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    open = false;
    boolean _ = kit.await(ended, kit.in(END));
  }
}
