package io.jambo.testkit;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.testkit.real.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// The test's form of the seam: the real code runs, one task at a time, in virtual time.
///
/// The thread that makes the World is a task like the others (the test). One seed gives one order,
/// one trace, in every JVM. A fault of any task fails the test at its next wait.
public final class World implements Kit, AutoCloseable {
  /// The wall clock at the beginning of every story.
  public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  /// So long may a task hold the baton on a real clock before it is taken for stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long seed;
  private final Baton baton;
  private final SplittableRandom random;
  private final Clockwork clockwork;
  private final Network network;
  private final Web web;
  private final Map<String, Phone> phones = new LinkedHashMap<>();
  private final Watchdog watchdog;
  private final long start;
  private Duration wallStep = Duration.ZERO;
  private boolean leapt;

  private World(long seed, Duration patience) {
    this.seed = seed;
    this.baton = new Baton(seed);
    this.random = new SplittableRandom(seed ^ 0x9e3779b97f4a7c15L);
    this.start = baton.now();
    this.clockwork = new Clockwork(this);
    this.network = new Network(this, seed * 31 + 1);
    this.web = new Web(this, seed * 31 + 2);
    var test = baton.me().strand();
    this.watchdog =
        Watchdog.watch(
            baton::handOvers,
            baton::holderStack,
            patience,
            stack -> test.breakOff("no hand-over: " + stack));
  }

  /// A fresh one.
  public static World seed(long seed) {
    return new World(seed, PATIENCE);
  }

  /// One whose watchdog barks sooner.
  static World impatient(long seed, Duration patience) {
    return new World(seed, patience);
  }

  @Override
  public long nanos() {
    return baton.now();
  }

  @Override
  public Instant wallClock() {
    return EPOCH.plusNanos(baton.now() - start).plus(wallStep);
  }

  /// Moves the wall clock alone, as an administrator or a leap of NTP would.
  public void stepWallClock(Duration step) {
    wallStep = wallStep.plus(step);
    leapt = true;
  }

  /// The wall clock as others may compare stamps with it: empty once it has leapt, for a stamp made
  /// before may be read after; also when it has leapt back meanwhile.
  OptionalLong comparableSeconds() {
    return leapt ? OptionalLong.empty() : OptionalLong.of(wallClock().getEpochSecond());
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Fork fork(String name, Runnable body) {
    return started(name, Task.Kind.TASK, body);
  }

  @Override
  public Fork forkLoop(String name, Runnable body) {
    return started(name, Task.Kind.LOOP, body);
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    var task = baton.me();
    boolean opened = baton.await(task, gate, deadline);
    if (task.kind == Task.Kind.TEST) {
      throwFault();
    }
    return opened;
  }

  @Override
  public void open(Gate gate) {
    var _ = baton.me();
    baton.open(gate);
  }

  /// The network that all parties of the story stand in.
  public Network network() {
    return network;
  }

  /// The phone of that name, at an address of its own; made when it is first asked for.
  public Phone phone(String name) {
    return phones.computeIfAbsent(name, this::newPhone);
  }

  /// The applications of the story, as the outbound client reaches them.
  public Web web() {
    return web;
  }

  /// The application of the story.
  public App app() {
    return app("http://app.example.test");
  }

  /// The application at that origin; made when it is first asked for.
  public App app(String origin) {
    return web.app(origin);
  }

  /// Lets that much virtual time pass.
  public void passes(Duration time) {
    pause(time);
  }

  /// Waits until the condition holds: it is looked at after every step of any task, so the caller
  /// goes on in the very moment it becomes true. False when that did not happen in time.
  public boolean until(BooleanSupplier condition, Duration atMost) {
    var task = baton.me();
    if (condition.getAsBoolean()) {
      return true;
    }
    task.condition = condition;
    baton.watch(task);
    try {
      return await(new Gate(), in(atMost)) || condition.getAsBoolean();
    } finally {
      baton.unwatch(task);
    }
  }

  /// Runs something at a later time, in order; for the props of a story, which must not wait in it.
  public Event at(long nanos, Runnable what) {
    return clockwork.at(nanos, what);
  }

  /// The same after a while.
  public Event after(Duration time, Runnable what) {
    return clockwork.at(in(time), what);
  }

  /// Takes something that happened into the trace: every datagram, for a start.
  public void note(long what) {
    baton.note(what);
  }

  /// What has happened so far, as one number: equal for equal stories.
  public long trace() {
    return baton.trace();
  }

  /// How often one task has made way for another.
  public long handOvers() {
    return baton.handOvers();
  }

  /// The tasks that the code under test has started and that have not ended; loops are marked.
  public List<String> unfinished() {
    return baton.unfinished().stream()
        .filter(task -> task.kind == Task.Kind.TASK || task.kind == Task.Kind.LOOP)
        .map(Task::toString)
        .toList();
  }

  /// Ends every task that is left, then throws the fault that nobody has heard of yet, if any.
  @Override
  public void close() {
    watchdog.close();
    baton.close();
    throwFault();
  }

  /// Starts a party of the story, which may wait as the test does. It is no leak when it is left.
  public Fork prop(String name, Runnable body) {
    return started(name, Task.Kind.PROP, body);
  }

  private Phone newPhone(String name) {
    int number = phones.size() + 1;
    var host = Network.address("10.9." + number / 250 + "." + (1 + number % 250));
    return new Phone(this, name, host, new SplittableRandom(seed * 31 + 100 + number));
  }

  private Fork started(String name, Task.Kind kind, Runnable body) {
    var _ = baton.me();
    var task = baton.start(name, kind, body);
    return () -> {
      var _ = baton.me();
      baton.cancel(task);
    };
  }

  private void throwFault() {
    var fault = baton.takeFault();
    if (fault != null) {
      throw new AssertionError(
          "a task failed (seed %d, trace %016x)".formatted(seed, baton.trace()), fault);
    }
  }
}
