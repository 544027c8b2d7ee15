package io.jambo.rest;

import io.jambo.store.Clash;
import io.jambo.store.NoSuchTarget;
import io.jambo.store.StillUsed;
import io.jambo.store.StoreFailure;
import java.util.Optional;

/// What a failure of the store means to a client (rest-api.md 1.2).
final class StoreTroubles implements Api.Troubles {
  private static final String RETRY_SECONDS = "5";

  @Override
  public Optional<Refused> of(RuntimeException failure) {
    return switch (failure) {
      case Clash clash -> Optional.of(Refused.conflict(String.valueOf(clash.getMessage())));
      case StillUsed used -> Optional.of(Refused.conflict(String.valueOf(used.getMessage())));
      case NoSuchTarget gone -> Optional.of(Refused.bad(String.valueOf(gone.getMessage())));
      case StoreFailure away ->
          Optional.of(
              Refused.with(503, "the store is not available, nothing was changed")
                  .and("Retry-After", RETRY_SECONDS));
      default -> Optional.empty();
    };
  }
}
