package io.jambo.verbs;

import io.jambo.wire.Json;

/// Declares `transcribe`: verbs.md 3.29. It stands alone, in `dial` and `listen`, and in `config`
/// in the background.
final class TranscribeSpec {
  static final VerbSpec<Unserved> SPEC = VerbSpec.unserved("transcribe", TranscribeSpec::all);

  /// Inside another verb.
  static final Shape<Json.Obj> NESTED =
      Shape.asWritten(with -> {
        with.optional("id", Types.line());
        all(with);
      });

  /// Inside `config`, switched on and off.
  static final Shape<Json.Obj> BACKGROUND =
      Shape.asWritten(with -> {
        with.required("enable", Types.bool());
        common(with);
      });

  private TranscribeSpec() {}

  private static void all(Members with) {
    with.optional("enable", Types.bool());
    with.optional("earlyMedia", Types.bool());
    common(with);
  }

  private static void common(Members with) {
    with.optional("transcriptionHook", Hook.TYPE);
    with.optional("translationHook", Hook.TYPE);
    with.optional("recognizer", Recognizer.SHAPE);
    with.optional("channel", Numbers.whole(1, 2));
  }
}
