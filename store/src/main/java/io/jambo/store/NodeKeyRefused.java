package io.jambo.store;

/// The node can't have the key that it needs and must not start; the message is one sentence for
/// the operator, with the remedy.
public final class NodeKeyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// With that sentence.
  public NodeKeyRefused(String sentence) {
    super(sentence);
  }
}
