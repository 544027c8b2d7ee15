package io.jambo.verbs;

import io.jambo.wire.Json;

/// Declares `dial`: verbs.md 3.6.
final class DialSpec {
  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "dial",
          with -> {
            with.required("target", Types.someOf(TargetShape.SHAPE));
            with.optional("actionHook", Hook.TYPE);
            with.optional("answerOnBridge", Types.bool());
            with.optional("callerId", Types.line());
            with.optional("callerName", Types.line());
            with.optional("confirmHook", Hook.TYPE);
            with.optional("dialMusic", Types.line());
            with.optional("dtmfCapture", dtmfCapture());
            with.optional("dtmfHook", Hook.TYPE);
            with.optional("headers", HeaderTypes.headers());
            with.optional("anchorMedia", Types.bool());
            with.optional("exitMediaPath", Types.bool());
            with.optional("boostAudioSignal", Numbers.gain());
            with.optional("listen|stream", ListenSpec.NESTED);
            with.optional("transcribe", TranscribeSpec.NESTED);
            with.optional("dub", Types.listOf(DubSpec.SPEC.shape()));
            with.optional("timeLimit", Numbers.seconds());
            with.optional("timeout", Numbers.seconds());
            with.optional("proxy", Types.line());
            with.optional("amd", AmdShape.SHAPE);
            with.optional("referHook", Hook.TYPE);
            with.optional("onHoldHook", Hook.TYPE);
            with.optional("tag", Types.object());
            with.optional("forwardPAI", Types.bool());
            with.optional("codecs", Types.someOf(Types.text()));
            with.optional("srtpEncryption", Types.oneOf("sdes", "dtls"));
            with.optional("method", Types.text());
            with.optional("confirmMethod", Types.text());
            with.must(
                dial -> dial.get("dtmfCapture").isEmpty() || dial.get("dtmfHook").isPresent(),
                "dtmfHook",
                "is missing",
                "a hook to tell, where dtmfCapture is set");
          });

  private DialSpec() {}

  /// Patterns for both legs, or for each.
  private static Type<Json> dtmfCapture() {
    var patterns = Types.listOf(Types.text());
    var eachLeg =
        Shape.asWritten(with -> {
          with.optional("childCall", patterns);
          with.optional("parentCall", patterns);
        });
    var words = patterns.words() + ", or an object of childCall and parentCall";
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Obj
                ? eachLeg.read(json, at).map(legs -> legs)
                : patterns.read(json, at.expecting(words)).map(_ -> json));
  }
}
