package io.jambo.rest;

import io.jambo.call.Alert;
import io.jambo.kit.Sid;
import java.util.Optional;

/// Hears what an account or a service provider should look at. Callable from any task.
@FunctionalInterface
public interface AlertSink {
  /// Never waits.
  ///
  /// @param provider whose it is, or whose account's
  void raise(Alert alert, Optional<Sid> provider);
}
