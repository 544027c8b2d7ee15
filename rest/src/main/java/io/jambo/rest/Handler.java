package io.jambo.rest;

/// What does an operation, once the gate has let the caller in and the request is valid.
@FunctionalInterface
public interface Handler {
  /// The answer; it may block.
  ///
  /// @throws Refused when it can't be done
  Answer answer(Asked asked);
}
