package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// Declares `listen`, the fork of a call's audio to a WebSocket: verbs.md 3.15. It stands alone, in
/// `dial` and `conference`, and in `config` as a fork in the background.
final class ListenSpec {
  static final VerbSpec<Unserved> SPEC = VerbSpec.unserved("listen", ListenSpec::foreground);

  /// Inside another verb.
  static final Shape<Json.Obj> NESTED =
      Shape.asWritten(with -> {
        with.optional("id", Types.line());
        foreground(with);
      });

  /// Inside `config`: switched on and off, and off needs no address.
  static final Shape<Json.Obj> BACKGROUND =
      Shape.asWritten(with -> {
        with.required("enable", Types.bool());
        with.optional("url", Types.line());
        common(with);
      });

  private ListenSpec() {}

  private static void foreground(Members with) {
    with.required("url", Types.line());
    with.optional("finishOnKey", Types.text());
    with.optional("transcribe", TranscribeSpec.NESTED);
    with.optional("earlyMedia", Types.bool());
    with.optional("channel", Numbers.whole(1, 2));
    common(with);
  }

  private static void common(Members with) {
    with.optional("actionHook", Hook.TYPE);
    with.optional("wsAuth|auth", Credentials.SHAPE);
    with.optional("mixType", Types.oneOf("mono", "stereo", "mixed"));
    with.optional("sampleRate", sampleRate());
    with.optional("metadata", Types.object());
    with.optional("maxLength", Numbers.seconds());
    with.optional("timeout", Numbers.seconds());
    with.optional("passDtmf", Types.bool());
    with.optional("playBeep", Types.bool());
    with.optional("disableBidirectionalAudio", Types.bool());
    with.optional("bidirectionalAudio", Shape.asWritten(ListenSpec::bothWays));
  }

  private static void bothWays(Members with) {
    with.optional("enabled", Types.bool());
    with.optional("streaming", Types.bool());
    with.optional("sampleRate", sampleRate());
    with.must(
        audio ->
            !audio.get("streaming").equals(Optional.of(new Json.Bool(true)))
                || audio.get("sampleRate").isPresent(),
        "sampleRate",
        "is missing",
        "a sample rate, for streaming audio");
  }

  private static Type<Integer> sampleRate() {
    return Numbers.oneOf(8_000, 16_000, 24_000, 32_000, 48_000, 64_000);
  }
}
