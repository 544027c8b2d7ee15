package io.jambo.testkit.real;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread that runs only while it holds the baton. The baton is volatile, so handing it on also
/// hands on everything that was written before.
public final class Strand {
  private final Thread thread;
  private volatile boolean baton;
  private volatile @Nullable String verdict;

  private Strand(Thread thread) {
    this.thread = thread;
  }

  private Strand(String name, Runnable body) {
    this.thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              sleepUntilGiven();
              body.run();
            });
  }

  /// The calling thread, which holds the baton already.
  public static Strand current() {
    return new Strand(Thread.currentThread());
  }

  /// A new one, which begins when it is first given the baton.
  public static Strand start(String name, Runnable body) {
    var strand = new Strand(name, body);
    strand.thread.start();
    return strand;
  }

  /// Whether the caller runs on it.
  public boolean isCurrent() {
    return thread.equals(Thread.currentThread());
  }

  /// Hands it the baton.
  public void give() {
    baton = true;
    LockSupport.unpark(thread);
  }

  /// Sleeps until somebody hands the baton over; only on the strand itself.
  ///
  /// @throws AssertionError when [#breakOff] was called: the story can't go on
  public void sleepUntilGiven() {
    while (!baton) {
      var reason = verdict;
      if (reason != null) {
        boolean _ = Thread.interrupted(); // the next story on this thread shall not suffer
        throw new AssertionError(reason);
      }
      LockSupport.park(this);
    }
    baton = false;
  }

  /// Ends the story from outside: a sleeping strand throws, a blocked one is interrupted.
  public void breakOff(String reason) {
    verdict = reason;
    thread.interrupt();
    LockSupport.unpark(thread);
  }

  /// Where it stands now, one line a frame.
  public String stack() {
    var lines = new StringBuilder(thread.getName());
    for (var frame : thread.getStackTrace()) {
      lines.append("\n    at ").append(frame);
    }
    return lines.toString();
  }
}
