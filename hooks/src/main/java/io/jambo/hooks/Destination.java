package io.jambo.hooks;

import io.jambo.outbound.Url;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.util.Optional;

/// Where a hook leads once it is resolved.
sealed interface Destination {
  /// There, with these credentials.
  record To(Url url, Hook.Method method, Optional<Credentials> credentials)
      implements Destination {}

  /// Nowhere.
  record Nowhere(String reason) implements Destination {}
}
