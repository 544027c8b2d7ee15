package io.jambo.node;

/// The built-in phone could not do its errand for a reason of this machine; one sentence.
final class PhoneTrouble extends RuntimeException {
  PhoneTrouble(String sentence) {
    super(sentence, null, false, false);
  }
}
