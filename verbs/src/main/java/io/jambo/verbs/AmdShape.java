package io.jambo.verbs;

import io.jambo.wire.Json;

/// Answering machine detection: verbs.md 2.8.
final class AmdShape {
  /// A greeting of a thousand words has long met every time limit.
  private static final int MOST_WORDS = 1_000;

  /// Ten minutes: no mailbox greets longer.
  private static final int LONGEST_MILLIS = 600_000;

  static final Shape<Json.Obj> SHAPE =
      Shape.asWritten(with -> {
        with.required("actionHook", Hook.TYPE);
        with.optional("thresholdWordCount", Numbers.whole(0, MOST_WORDS));
        with.optional("digitCount", Numbers.whole(0, MOST_WORDS));
        with.optional("timers", Shape.asWritten(AmdShape::timers));
        with.optional("recognizer", Recognizer.SHAPE);
      });

  private AmdShape() {}

  private static void timers(Members with) {
    with.optional("noSpeechTimeoutMs", Numbers.millis(0, LONGEST_MILLIS));
    with.optional("decisionTimeoutMs", Numbers.millis(0, LONGEST_MILLIS));
    with.optional("toneTimeoutMs", Numbers.millis(0, LONGEST_MILLIS));
    with.optional("greetingCompletionTimeoutMs", Numbers.millis(0, LONGEST_MILLIS));
  }
}
