package io.jambo.store;

/// The store can't be used at all: the start ends with exit code 3 (operations.md 4). Its text is
/// one sentence for the operator, with the remedy.
public final class CannotOpen extends StoreFailure {
  /// @param sentence what is wrong, and what helps
  public CannotOpen(String sentence) {
    super(sentence);
  }
}
