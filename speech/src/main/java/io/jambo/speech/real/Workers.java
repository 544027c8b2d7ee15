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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Platform threads that make audio, each with something of its own to make it with. Callers wait
/// on the kit; one who is cancelled leaves at once, and his work is not begun any more. They are
/// daemons, and so is every thread that an engine starts from one.
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
  private final Supplier<T> load;
  private final Consumer<T> unload;
  private final Gate loaded = new Gate();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean usable;
  private volatile boolean closed;

  private Workers(Kit kit, String name, int count, Supplier<T> load, Consumer<T> unload) {
    this.kit = kit;
    this.load = load;
    this.unload = unload;
    for (int i = 0; i < count; i++) {
      threads.add(Thread.ofPlatform().daemon().name(name + "-" + i).unstarted(this::run));
    }
  }

  /// Starts the threads and waits until the first of them has loaded what it works with; the others
  /// follow.
  ///
  /// @throws IllegalStateException when it cannot be loaded
  static <T> Workers<T> ready(
      Kit kit, String name, int count, Supplier<T> load, Consumer<T> unload) {
    var workers = new Workers<>(kit, name, count, load, unload);
    workers.begin();
    boolean _ = kit.await(workers.loaded, Kit.NEVER);
    if (!workers.usable) {
      workers.close();
      throw new IllegalStateException(name + " could not be loaded");
    }
    return workers;
  }

  /// Loads nothing before the first call: that one waits for it.
  static <T> Workers<T> whenAsked(
      Kit kit, String name, int count, Supplier<T> load, Consumer<T> unload) {
    return new Workers<>(kit, name, count, load, unload);
  }

  /// As many threads as processors, up to a bound.
  static int perProcessor(int most) {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, most);
  }

  /// Has this done on one of the threads and waits for it.
  Pcm call(Function<T, Pcm> work) {
    var job = new Job<>(work);
    begin();
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

  private void begin() {
    if (!begun.getAndSet(true)) {
      threads.forEach(Thread::start);
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    var left = new ArrayList<Job<T>>();
    jobs.drainTo(left);
    left.forEach(job -> kit.open(job.gate));
  }

  private void run() {
    try {
      var tool = load.get();
      usable = true;
      kit.open(loaded);
      serve(tool);
      unload.accept(tool);
    } catch (RuntimeException | Error fault) {
      log.atError().setCause(fault).log("embedded voice could not be loaded");
    } finally {
      kit.open(loaded);
    }
  }

  private void serve(T tool) {
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
