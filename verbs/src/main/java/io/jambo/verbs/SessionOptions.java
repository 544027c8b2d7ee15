package io.jambo.verbs;

/// The properties of `config` that no runner reads yet (verbs.md 3.3): checked, and kept as they
/// were written.
final class SessionOptions {
  private SessionOptions() {}

  static void among(Members with) {
    with.optional("ttsStream", Shape.asWritten(SessionOptions::ttsStream));
    with.optional("record", RecordShape.SHAPE);
    with.optional("listen|stream", ListenSpec.BACKGROUND);
    with.optional("transcribe", TranscribeSpec.BACKGROUND);
    with.optional("amd", AmdShape.SHAPE);
    with.optional("onHoldMusic", Types.line());
    with.optional("actionHookDelayAction", Components.named("actionHookDelayAction"));
    with.optional("sipRequestWithinDialogHook", Hook.TYPE);
    with.optional("referHook", Hook.TYPE);
    with.optional("boostAudioSignal", Numbers.gain());
    with.optional("trackTtsPlayout", Types.bool());
    with.optional("noiseIsolation", Components.named("noiseIsolation"));
    with.optional("turnTaking", Components.named("turnTaking"));
    with.optional("sensitive", Types.bool());
  }

  private static void ttsStream(Members with) {
    with.required("enable", Types.bool());
    with.optional("synthesizer", Synthesizer.SHAPE);
  }
}
