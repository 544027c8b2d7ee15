package io.jambo.verbs;

/// What a gather listens for.
public enum Input {
  /// What the caller says.
  SPEECH,
  /// The keys the caller presses.
  DIGITS;

  /// Old examples write `dtmf` for digits (verbs.md 3.11).
  static final Type<Input> TYPE =
      Types.oneOf("speech", "digits", "dtmf").map(word -> "speech".equals(word) ? SPEECH : DIGITS);
}
