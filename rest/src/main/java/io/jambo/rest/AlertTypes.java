package io.jambo.rest;

import java.util.Set;

/// The types of alerts (rest-api.md 16.3).
final class AlertTypes {
  /// All that there are.
  static final Set<String> KNOWN =
      Set.of(
          "webhook-failure",
          "webhook-connection-failure",
          "webhook-url-notfound",
          "webhook-auth-failure",
          "invalid-app-payload",
          "no-tts",
          "no-stt",
          "no-llm",
          "tts-failure",
          "stt-failure",
          "llm-failure",
          "no-carrier",
          "account-call-limit",
          "account-device-limit",
          "account-api-limit",
          "service-provider-call-limit",
          "service-provider-device-limit",
          "service-provider-api-limit",
          "account is inactive or suspended",
          "play-url-notfound",
          "tts-streaming-connection-failure",
          "no-krisp",
          "alert-from-application",
          "error-updating-call",
          "verb-failed",
          "tts-not-provisioned",
          "stt-not-provisioned",
          "unknown-vendor",
          "recording-failed",
          "spool-full",
          "destination-refused",
          "call-rate-limit",
          "minutes-limit",
          "application-call-limit",
          "long-call-ended",
          "gateway-unreachable",
          "gateway-reachable",
          "registration-disabled",
          "trunk-realm-changed",
          "media-not-established",
          "siprec-failed",
          "auth-failure-burst",
          "certificate-expiring",
          "certificate-invalid",
          "node-draining",
          "node-lost",
          "node-degraded");

  private AlertTypes() {}
}
