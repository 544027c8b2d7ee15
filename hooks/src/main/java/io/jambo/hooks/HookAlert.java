package io.jambo.hooks;

/// The alert types that hooks raise (rest-api.md 16.3).
public enum HookAlert {
  /// The application answered with a status that is no success.
  FAILURE("webhook-failure"),
  /// There was no answer.
  CONNECTION_FAILURE("webhook-connection-failure"),
  /// The application does not know the URL.
  URL_NOT_FOUND("webhook-url-notfound"),
  /// The application does not let us in.
  AUTH_FAILURE("webhook-auth-failure"),
  /// The answer is no valid list of verbs.
  INVALID_PAYLOAD("invalid-app-payload");

  private final String word;

  HookAlert(String word) {
    this.word = word;
  }

  /// As it stands in an alert.
  public String word() {
    return word;
  }
}
