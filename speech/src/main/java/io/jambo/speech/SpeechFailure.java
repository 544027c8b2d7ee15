package io.jambo.speech;

/// A synthesizer could not speak. The reason names what was tried, never the text.
public final class SpeechFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The kinds of failure that an alert tells apart (speech.md 2).
  public enum Kind {
    /// The vendor refused the credential.
    CREDENTIAL,
    /// The vendor has no such voice or language.
    VOICE,
    /// The vendor's quota or the node's queue is exhausted.
    QUOTA,
    /// It took too long.
    TIMEOUT,
    /// Anything else.
    OTHER
  }

  private final Kind kind;

  /// @param reason words fit for an alert
  public SpeechFailure(Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  /// Which kind.
  public Kind kind() {
    return kind;
  }

  /// What was tried and went wrong.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
