package io.jambo.hooks;

import io.jambo.verbs.Hook;
import java.util.Optional;

/// What a link has to know of an application.
///
/// @param callHook absolute; its credentials are the application's own
/// @param callHookFallback who is asked instead when the call hook fails (app-protocol.md 2.6.1)
/// @param statusHook where statuses go; empty: nowhere
/// @param webhookSecret the account's, which signs every request
public record Application(
    Hook callHook,
    Optional<Hook> callHookFallback,
    Optional<Hook> statusHook,
    String webhookSecret,
    String accountSid) {
  /// @throws IllegalArgumentException when the secret is empty: every account has one
  public Application {
    if (webhookSecret.isEmpty()) {
      throw new IllegalArgumentException("a webhook secret is never empty");
    }
  }

  /// Not the secret.
  @Override
  public String toString() {
    return "application of " + accountSid;
  }
}
