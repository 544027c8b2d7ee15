package io.jambo.outbound;

/// A body that had begun could not be read to its end.
public final class BodyFailed extends RuntimeException {
  private final FailureKind kind;

  /// @param reason as in [HttpOutcome.Failed]
  public BodyFailed(FailureKind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  /// What went wrong.
  public FailureKind kind() {
    return kind;
  }

  /// The sentence that goes with it.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
