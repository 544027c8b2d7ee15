package io.jambo.model;

/// A text that must not be shown by accident: printing it prints a mask (security.md SEC-6).
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /// Wraps it.
  public static Secret of(String text) {
    return new Secret(text);
  }

  /// The text itself, for whoever has to send or check it.
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "XXXXXXXX";
  }
}
