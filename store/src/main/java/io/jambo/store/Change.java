package io.jambo.store;

/// What is changed in one go: all of it or nothing. It runs on the thread that writes, so it is
/// short and does nothing but read and write rows; what it throws undoes it.
///
/// @param <T> what comes out
@FunctionalInterface
public interface Change<T> {
  /// Makes the change; what it throws is thrown to whoever asked.
  T make(Edit edit);
}
