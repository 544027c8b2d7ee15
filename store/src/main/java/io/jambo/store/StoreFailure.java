package io.jambo.store;

/// The store could not do what it was asked to. Its text is fit for an operator and an answer: it
/// names tables and columns, never a value.
public abstract sealed class StoreFailure extends RuntimeException
    permits CannotOpen,
        Clash,
        NoSuchTarget,
        StillUsed,
        StoreAway,
        StoreDamaged,
        StoreFull,
        StoreReadOnly {
  StoreFailure(String what) {
    super(what);
  }
}
