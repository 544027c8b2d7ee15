package io.jambo.rest;

/// How a secret is shown (rest-api.md 1.9). A masked value that comes back means "unchanged".
public enum Mask {
  /// In clear.
  NONE,
  /// First six characters, then `X`: bucket and speech secrets.
  PREFIX,
  /// `XXXXXXXX`: passwords.
  CONSTANT,
  /// First four characters, then `X`: API keys in lists.
  TOKEN;

  private static final String HIDDEN = "XXXXXXXX";
  private static final int PREFIX_KEPT = 6;
  private static final int TOKEN_KEPT = 4;

  /// The text as it is shown.
  public String shown(String secret) {
    return switch (this) {
      case NONE -> secret;
      case CONSTANT -> HIDDEN;
      case PREFIX -> kept(secret, secret.length() > PREFIX_KEPT ? PREFIX_KEPT : 0);
      case TOKEN -> kept(secret, Math.min(TOKEN_KEPT, secret.length()));
    };
  }

  private static String kept(String secret, int count) {
    return secret.substring(0, count) + "X".repeat(secret.length() - count);
  }
}
