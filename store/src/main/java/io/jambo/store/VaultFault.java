package io.jambo.store;

/// Something that is sealed can't be opened, or its keys are gone: an error that the operator must
/// hear of, never an empty text (security.md SEC-4). The message names the owner and the place.
public final class VaultFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// With what was attempted and why it failed.
  public VaultFault(String message) {
    super(message);
  }
}
