package io.jambo.hooks;

import io.jambo.verbs.Hook;
import java.util.Optional;

/// What a link has to know of an application.
///
/// @param callHook absolute; its credentials are the application's own. Its URL is empty where a
///   script takes its place
/// @param callHookFallback who is asked instead when the call hook fails (app-protocol.md 2.6.1)
/// @param statusHook where statuses go; empty: nowhere
/// @param webhookSecret the account's, which signs every request
/// @param script verbs as JSON: then nobody is asked what to do with a new call (app-protocol.md
///   1.1)
public record Application(
    Hook callHook,
    Optional<Hook> callHookFallback,
    Optional<Hook> statusHook,
    String webhookSecret,
    String accountSid,
    Optional<String> script) {
  /// @throws IllegalArgumentException when the secret is empty: every account has one
  public Application {
    if (webhookSecret.isEmpty()) {
      throw new IllegalArgumentException("a webhook secret is never empty");
    }
  }

  /// One without a script.
  public Application(
      Hook callHook,
      Optional<Hook> callHookFallback,
      Optional<Hook> statusHook,
      String webhookSecret,
      String accountSid) {
    this(callHook, callHookFallback, statusHook, webhookSecret, accountSid, Optional.empty());
  }

  /// Not the secret.
  @Override
  public String toString() {
    return "application of " + accountSid;
  }
}
