package io.jambo.verbs;

/// The properties of `config` that no runner reads yet (verbs.md 3.3): checked, and kept as they
/// were written.
final class SessionOptions {
  private SessionOptions() {}

  static void among(Members with) {
    with.optional("ttsStream", Types.object());
    with.optional("record", Types.object());
    with.optional("listen|stream", Types.object());
    with.optional("transcribe", Types.object());
    with.optional("amd", Types.object());
    with.optional("onHoldMusic", Types.line());
    with.optional("actionHookDelayAction", Types.object());
    with.optional("sipRequestWithinDialogHook", Hook.TYPE);
    with.optional("referHook", Hook.TYPE);
    with.optional("boostAudioSignal", Numbers.gain());
    with.optional("trackTtsPlayout", Types.bool());
    with.optional("noiseIsolation", Types.object());
    with.optional("turnTaking", Types.object());
    with.optional("sensitive", Types.bool());
  }
}
