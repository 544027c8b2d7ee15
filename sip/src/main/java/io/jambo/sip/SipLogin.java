package io.jambo.sip;

/// What we answer a challenge with when we call (RFC 3261 §22): a trunk's or a phone's account.
public record SipLogin(String user, String password) {
  /// Nothing of it is for the log.
  @Override
  public String toString() {
    return "login";
  }
}
