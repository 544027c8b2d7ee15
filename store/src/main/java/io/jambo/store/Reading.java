package io.jambo.store;

/// What is read in one go: all of it sees one state of the database. It runs on a thread of the
/// store, so it does nothing but read.
///
/// @param <T> what comes out
@FunctionalInterface
public interface Reading<T> {
  /// Reads; what it throws is thrown to whoever asked.
  T read(View view);
}
