package io.jambo.store;

/// A copy can't be made, read or restored; the message is one sentence for the operator.
public final class BackupTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// With that sentence.
  public BackupTrouble(String sentence) {
    super(sentence);
  }
}
