package io.jambo.hooks;

import io.jambo.outbound.Limits;

/// `hooks.*` of configuration.md.
public record HookSettings(Limits limits, String userAgent) {
  /// What holds unless the operator says otherwise.
  public static final HookSettings DEFAULT = new HookSettings(Limits.HOOK, "jambonz");
}
