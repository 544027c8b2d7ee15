package io.jambo.node;

/// A setting that can't be obeyed: ends the start with exit code 2 and this one sentence.
final class BadSetting extends RuntimeException {
  BadSetting(String sentence) {
    super(sentence, null, false, false);
  }
}
