package io.jambo.call;

import io.jambo.verbs.Script;

/// Thrown out of a verb when the application has sent a new script: the rest of the old one is
/// dropped (verbs.md 1.4). Only [CallSession] catches it.
final class Redirected extends RuntimeException {
  private final transient Script script;

  Redirected(Script script) {
    super("redirected", null, false, false);
    this.script = script;
  }

  Script script() {
    return script;
  }
}
