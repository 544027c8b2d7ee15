package io.jambo.hooks;

import java.util.OptionalInt;

/// Takes the alerts of one call's link; called from any task.
public interface HookAlerts {
  /// A hook failed.
  ///
  /// @param type the message kind of the request
  /// @param message without number, text or digit
  /// @param status the HTTP status, if there was an answer
  void raise(HookAlert alert, String type, String message, OptionalInt status);
}
