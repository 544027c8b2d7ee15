package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// Declares `agent`, a conversation of recognizer, language model and synthesizer: verbs.md 3.17.
final class AgentSpec {
  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "agent",
          with -> {
            with.optional("stt", Recognizer.SHAPE);
            with.optional("tts", Synthesizer.SHAPE);
            with.optional("llm", Components.named("agentModel"));
            with.optional(
                "turnDetection",
                Types.oneOf("stt", "krisp")
                    .<Object>map(word -> word)
                    .or(Components.named("agentTurnDetection").map(object -> object)));
            with.optional("bargeIn", Shape.asWritten(AgentSpec::bargeIn));
            with.optional("noResponseTimeout", Numbers.seconds());
            with.optional("greeting", Types.bool());
            with.optional("earlyGeneration", Types.bool());
            with.optional(
                "autoLockLanguage", Types.oneOf("always").map(_ -> true).or(Types.bool()));
            with.optional("languageConfig", Types.object());
            with.optional(
                "noiseIsolation",
                Types.oneOf("krisp", "rnnoise")
                    .<Object>map(word -> word)
                    .or(Components.named("agentNoiseIsolation").map(object -> object)));
            with.optional("toolFiller", toolFiller());
            ModelTools.among(with);
          });

  private AgentSpec() {}

  private static void bargeIn(Members with) {
    with.optional("enable", Types.bool());
    with.optional("strategy", Types.oneOf("vad", "interruptPrediction"));
    with.optional("vendor", Types.text());
    with.optional("threshold", Numbers.number(0, 1));
    with.optional("minSpeechDuration", Numbers.seconds());
    with.optional("sticky", Types.bool());
  }

  private static void filler(Members with) {
    with.required("type", Types.oneOf("audio", "backchannel"));
    with.optional("startDelaySecs", Numbers.seconds());
    with.optional("url", Types.line());
    with.optional("style", Types.text());
    with.optional("escalationSecs", Numbers.seconds());
  }

  /// `false` is none.
  private static Type<Json.Obj> toolFiller() {
    var filler = Shape.asWritten(AgentSpec::filler);
    return Type.of(
        "false or an object",
        (json, at) ->
            json.equals(new Json.Bool(false)) ? Optional.of(Json.object()) : filler.read(json, at));
  }
}
