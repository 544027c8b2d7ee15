package io.jambo.testkit;

import io.jambo.kit.Gate;
import io.jambo.testkit.real.Strand;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One task of the World: what it waits for, and the thread behind it. Only whoever holds the baton
/// touches one.
final class Task {
  final int id;
  final String name;
  final Kind kind;
  @Nullable Strand strand;

  /// The gate at which it waits; null while it runs or is ready to.
  @Nullable Gate at;

  /// What [World#until] waits for, beside its gate.
  @Nullable BooleanSupplier condition;

  /// Goes up with every wait, so that an alarm of an earlier wait is known to be stale.
  int waits;

  boolean cancelled;

  Task(int id, String name, Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  Strand strand() {
    if (strand == null) {
      throw new IllegalStateException(name + " has not begun");
    }
    return strand;
  }

  @Override
  public String toString() {
    return kind == Kind.LOOP ? name + " (loop)" : name;
  }

  /// Who started it: a leak is a task or a loop that the code under test has left behind.
  enum Kind {
    TEST,
    PROP,
    TASK,
    LOOP
  }
}
