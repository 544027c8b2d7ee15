package io.jambo.rest;

/// The node that this API runs in. Callable from any task; nothing here waits.
public interface NodeRoom {
  /// How it stands.
  NodeCard card();

  /// Takes no new calls from now on, or takes them again.
  void drain(boolean draining);
}
