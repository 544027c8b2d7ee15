package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// Declares `transfer`: verbs.md 3.30.
final class TransferSpec {
  private static final List<String> FAILURES =
      List.of("onNoAnswer", "onBusy", "onDecline", "onFailure");

  static final VerbSpec<Unserved> SPEC = VerbSpec.unserved("transfer", TransferSpec::options);

  /// The way to a person, as a model takes it (verbs.md 2.14).
  static final Shape<Json.Obj> HANDOFF =
      Shape.asWritten(with -> {
        common(with);
        with.optional(
            "brief",
            Types.oneOf("auto", "none")
                .<Object>map(word -> word)
                .or(Shape.asWritten(TransferSpec::template).map(object -> object)));
        with.optional("briefSynthesizer", Synthesizer.SHAPE);
        with.optional("toolName", Types.text());
        with.optional("toolDescription", Types.text());
      });

  private TransferSpec() {}

  private static void options(Members with) {
    common(with);
    with.optional("brief", Shape.asWritten(TransferSpec::brief));
  }

  private static void common(Members with) {
    with.required("mode", Types.oneOf("blind", "warm"));
    with.required("target", Types.someOf(TargetShape.SHAPE));
    with.optional("blindMethod", Types.oneOf("refer", "dial"));
    with.optional("callerPresent", Types.bool());
    with.optional("callerId", Types.line());
    with.optional("onHoldHook", Hook.TYPE);
    with.optional("timeout", Numbers.seconds());
    with.optional("confirm", Shape.asWritten(TransferSpec::confirm));
    with.optional("amd", AmdShape.SHAPE);
    with.optional("disposition", Shape.asWritten(TransferSpec::disposition));
    with.optional("actionHook", Hook.TYPE);
    with.optional("eventHook", Hook.TYPE);
  }

  private static void brief(Members with) {
    with.required("text", Types.text());
    with.optional("synthesizer", Synthesizer.SHAPE);
  }

  private static void template(Members with) {
    with.required("template", Types.text());
  }

  private static void confirm(Members with) {
    with.required("prompt", Types.text());
    with.required("digit", Types.text());
  }

  private static void disposition(Members with) {
    FAILURES.forEach(
        failure -> with.optional(failure, Types.oneOf("return", "voicemail", "hangup")));
    with.optional("voicemailUrl", Types.line());
    with.must(
        TransferSpec::hasMailbox,
        "voicemailUrl",
        "is missing",
        "a SIP or HTTP address, where a disposition is voicemail");
  }

  private static boolean hasMailbox(Json.Obj disposition) {
    return disposition.get("voicemailUrl").isPresent()
        || FAILURES.stream()
            .noneMatch(name -> disposition.text(name).equals(Optional.of("voicemail")));
  }
}
