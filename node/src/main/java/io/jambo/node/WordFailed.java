package io.jambo.node;

/// A word could not do what it was asked to; the message is one sentence for the operator, and the
/// exit code 1.
final class WordFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WordFailed(String sentence) {
    super(sentence);
  }
}
