package io.jambo.kit;

/// Thrown out of a wait when the task has been cancelled. Never caught to go on: it unwinds the
/// task.
public final class Cancelled extends RuntimeException {
  /// A cancellation says nothing more, so it carries no stack.
  public Cancelled() {
    super("cancelled", null, false, false);
  }
}
