package io.jambo.rest;

/// The scope of a caller (rest-api.md 0): what the letters A, S and C mean.
public enum Role {
  /// The platform's owner, `A`.
  ADMIN("admin"),
  /// A service provider, `S`.
  PROVIDER("service_provider"),
  /// An account, `C`.
  ACCOUNT("account");

  private final String wire;

  Role(String wire) {
    this.wire = wire;
  }

  /// Its name in tokens and answers.
  public String wire() {
    return wire;
  }
}
