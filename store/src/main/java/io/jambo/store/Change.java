package io.jambo.store;

/// What is changed in one go: all of it or nothing. It runs on the thread that writes, so it is
/// short and does nothing but read and write rows; what it throws undoes it. It may be made twice,
/// when what came with it had to be undone.
///
/// @param <T> what comes out
@FunctionalInterface
public interface Change<T> {
  /// Makes the change; what it throws is thrown to whoever asked.
  T make(Edit edit);
}
