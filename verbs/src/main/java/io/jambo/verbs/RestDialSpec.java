package io.jambo.verbs;

import java.util.List;

/// Declares `rest:dial`, the body of a request that creates a call: verbs.md 3.23. Internal; known
/// so that it is not mistaken for a slip.
final class RestDialSpec {
  private static final List<String> SPEECH =
      List.of(
          "speech_synthesis_vendor",
          "speech_synthesis_label",
          "speech_synthesis_language",
          "speech_synthesis_voice",
          "speech_recognizer_vendor",
          "speech_recognizer_label",
          "speech_recognizer_language");

  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "rest:dial",
          with -> {
            with.required("from", Types.line());
            with.required("to", TargetShape.SHAPE);
            with.optional("call_hook", Hook.TYPE);
            with.optional("call_status_hook", Hook.TYPE);
            with.optional("application_sid", Types.text());
            with.optional("account_sid", Types.text());
            with.optional("app_json", Types.text());
            with.optional("callerName", Types.line());
            with.optional("fromHost", Types.line());
            with.optional("headers", HeaderTypes.headers());
            with.optional("tag", Types.object());
            with.optional("timeout", Numbers.seconds());
            with.optional("timeLimit", Numbers.seconds());
            with.optional("amd", AmdShape.SHAPE);
            with.optional("dual_streams", Types.bool());
            with.optional("sipRequestWithinDialogHook", Hook.TYPE);
            with.optional("referHook", Hook.TYPE);
            with.optional("record_all_calls", Types.bool());
            SPEECH.forEach(name -> with.optional(name, Types.text()));
          });

  private RestDialSpec() {}
}
