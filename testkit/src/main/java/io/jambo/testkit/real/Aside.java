package io.jambo.testkit.real;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a story on a virtual thread, beside the thread that asked for it. Between virtual threads
/// the baton changes hands in a fraction of a microsecond; waking a platform thread takes twenty.
public final class Aside {
  private Aside() {}

  /// Runs it and waits for its result.
  ///
  /// @throws CompletionException when it threw something that is neither an error nor unchecked
  public static <T> T run(Callable<T> story) {
    var task = new FutureTask<T>(story);
    var _ = Thread.ofVirtual().name("story").start(task);
    try {
      return task.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CompletionException(stop);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Error error -> throw error;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new CompletionException(failed);
      }
    }
  }
}
