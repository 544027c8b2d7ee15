package io.jambo.kit;

/// A running task, as its starter sees it.
public interface Fork {
  /// Makes the task's current or next wait throw [Cancelled]. Idempotent, callable from anywhere.
  void cancel();
}
