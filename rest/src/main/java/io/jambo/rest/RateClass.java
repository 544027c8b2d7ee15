package io.jambo.rest;

/// Which allowance a request draws on (rest-api.md 1.5).
public enum RateClass {
  /// None: cheap and public, for machines that look often.
  FREE,
  /// The caller's own.
  CALLER,
  /// The source's, whatever key the settings name: what could be used to guess a secret.
  SOURCE
}
