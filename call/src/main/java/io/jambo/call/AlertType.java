package io.jambo.call;

import io.jambo.hooks.HookAlert;

/// The kinds of alert that are raised (rest-api.md 16.3).
public enum AlertType {
  WEBHOOK_FAILURE("webhook-failure"),
  WEBHOOK_CONNECTION_FAILURE("webhook-connection-failure"),
  WEBHOOK_URL_NOT_FOUND("webhook-url-notfound"),
  WEBHOOK_AUTH_FAILURE("webhook-auth-failure"),
  INVALID_APP_PAYLOAD("invalid-app-payload"),
  NO_TTS("no-tts"),
  NO_STT("no-stt"),
  TTS_FAILURE("tts-failure"),
  TTS_NOT_PROVISIONED("tts-not-provisioned"),
  STT_NOT_PROVISIONED("stt-not-provisioned"),
  UNKNOWN_VENDOR("unknown-vendor"),
  PLAY_URL_NOT_FOUND("play-url-notfound"),
  ACCOUNT_CALL_LIMIT("account-call-limit"),
  APPLICATION_CALL_LIMIT("application-call-limit"),
  SERVICE_PROVIDER_CALL_LIMIT("service-provider-call-limit"),
  ACCOUNT_API_LIMIT("account-api-limit"),
  SERVICE_PROVIDER_API_LIMIT("service-provider-api-limit"),
  ACCOUNT_INACTIVE("account is inactive or suspended"),
  LONG_CALL_ENDED("long-call-ended"),
  ALERT_FROM_APPLICATION("alert-from-application"),
  VERB_FAILED("verb-failed");

  private final String word;

  AlertType(String word) {
    this.word = word;
  }

  /// What a failed hook raises.
  static AlertType of(HookAlert alert) {
    return switch (alert) {
      case FAILURE -> WEBHOOK_FAILURE;
      case CONNECTION_FAILURE -> WEBHOOK_CONNECTION_FAILURE;
      case URL_NOT_FOUND -> WEBHOOK_URL_NOT_FOUND;
      case AUTH_FAILURE -> WEBHOOK_AUTH_FAILURE;
      case INVALID_PAYLOAD -> INVALID_APP_PAYLOAD;
    };
  }

  /// The word on the wire.
  public String word() {
    return word;
  }
}
