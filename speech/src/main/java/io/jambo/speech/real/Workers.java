package io.jambo.speech.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.speech.SpeechFailure;
import io.jambo.speech.SpeechFailure.Kind;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Platform threads that make audio, each with something of its own to make it with. Callers wait
/// on the kit; one who is cancelled leaves at once, and his work is not begun any more.
///
/// @param <T> what each thread works with, used by no other
final class Workers<T> implements AutoCloseable {
  /// What waits beyond this is refused: the node has more to say than it can.
  private static final int MOST_WAITING = 1_000;

  /// Portions are small; whoever waits this long would wait for ever.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final Kit kit;
  private final BlockingQueue<Job<T>> jobs = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /// Starts the threads.
  ///
  /// @param tools made beforehand, one for each thread
  Workers(Kit kit, String name, List<T> tools) {
    this.kit = kit;
    for (var tool : tools) {
      threads.add(
          Thread.ofPlatform().daemon().name(name + "-" + threads.size()).start(() -> run(tool)));
    }
  }

  /// As many tools as there are processors, up to a bound.
  static <T> List<T> tools(int most, Supplier<T> tool) {
    int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, most);
    var tools = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      tools.add(tool.get());
    }
    return tools;
  }

  /// Has this done on one of the threads and waits for it.
  Pcm call(Function<T, Pcm> work) {
    var job = new Job<>(work);
    if (closed || !jobs.offer(job)) {
      throw new SpeechFailure(Kind.QUOTA, "the embedded voices have too much to say");
    }
    boolean done = false;
    try {
      done = kit.await(job.gate, kit.in(LONGEST_WAIT));
    } finally {
      job.abandoned = !done;
    }
    if (!done) {
      throw new SpeechFailure(Kind.TIMEOUT, "the embedded voice took too long");
    }
    if (job.audio == null) {
      throw new SpeechFailure(Kind.OTHER, "the embedded voice failed");
    }
    return job.audio;
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    var left = new ArrayList<Job<T>>();
    jobs.drainTo(left);
    left.forEach(job -> kit.open(job.gate));
  }

  private void run(T tool) {
    while (!closed) {
      try {
        var job = jobs.take();
        if (!job.abandoned) {
          perform(job, tool);
        }
      } catch (InterruptedException _) {
        // Only close() does this, and the loop asks about it.
      }
    }
  }

  private void perform(Job<T> job, T tool) {
    try {
      job.audio = job.work.apply(tool);
    } catch (Throwable fault) {
      // FreeTTS throws errors where others throw exceptions; the thread serves the next caller.
      log.atError().setCause(fault).log("embedded voice failed");
    } finally {
      kit.open(job.gate);
    }
  }

  private static final class Job<T> {
    final Function<T, Pcm> work;
    final Gate gate = new Gate();
    volatile boolean abandoned;
    volatile @Nullable Pcm audio;

    Job(Function<T, Pcm> work) {
      this.work = work;
    }
  }
}
