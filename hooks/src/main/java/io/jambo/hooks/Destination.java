package io.jambo.hooks;

import io.jambo.outbound.Url;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.util.Optional;

/// Where a hook leads once it is resolved.
sealed interface Destination {
  /// There, with these credentials, and so often.
  record To(Url url, Hook.Method method, Optional<Credentials> credentials, RetryPolicy retries)
      implements Destination {}

  /// Nowhere.
  record Nowhere(String reason) implements Destination {}
}
