package io.jambo.store.real;

import io.jambo.model.Owner;
import io.jambo.store.Sealer;
import java.util.Optional;

/// Before the store has a sealer nothing sealed is written or read: never in clear by accident.
final class Unsealed implements Sealer {
  static final Sealer YET = new Unsealed();

  private Unsealed() {}

  @Override
  public String seal(Owner owner, String place, String plain) {
    throw new IllegalStateException("the store has no sealer yet");
  }

  @Override
  public Optional<String> open(Owner owner, String place, String sealed) {
    throw new IllegalStateException("the store has no sealer yet");
  }
}
