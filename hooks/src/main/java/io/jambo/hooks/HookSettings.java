package io.jambo.hooks;

import io.jambo.outbound.Limits;

/// `hooks.*` of configuration.md.
///
/// @param mostRetries what a hook may ask for in its fragment at most (`bounds.hookRetries`)
public record HookSettings(Limits limits, String userAgent, int mostRetries) {
  /// What holds unless the operator says otherwise.
  public static final HookSettings DEFAULT = new HookSettings(Limits.HOOK, "jambonz", 5);
}
