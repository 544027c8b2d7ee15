package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// Declares `llm`, speech to speech with a vendor's model: verbs.md 3.16. What must be given
/// depends on the vendor; a vendor that nobody knows is found out when the verb runs.
final class LlmSpec {
  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "llm",
          with -> {
            with.required("vendor", Types.text());
            with.optional("model", Types.text());
            with.optional("auth", Shape.asWritten(LlmSpec::auth));
            with.optional("connectOptions", Shape.asWritten(LlmSpec::connect));
            with.optional("llmOptions", Types.object());
            with.optional("events", Types.listOf(Types.text()));
            with.optional("responseTimeoutMs", Numbers.millis(0, Numbers.LONGEST_MILLIS));
            with.optional("cancelOnResponseTimeout", Types.bool());
            with.optional("cancelOnBargeIn", Types.bool());
            ModelTools.among(with);
            vendors(with);
          });

  private LlmSpec() {}

  private static void auth(Members with) {
    with.optional("apiKey", Types.text());
    with.optional("agent_id", Types.text());
    with.optional("api_key", Types.text());
    with.optional("host", Types.line());
  }

  private static void connect(Members with) {
    with.optional("host", Types.line());
    with.optional("path", Types.line());
    with.optional("version", Types.line());
  }

  private static void vendors(Members with) {
    with.must(
        llm -> llm.text("vendor").equals(Optional.of("elevenlabs")) || llm.has("llmOptions"),
        "llmOptions",
        "is missing",
        "an object, unless the vendor is elevenlabs");
    needs(with, List.of("openai", "microsoft", "google"), "auth", "apiKey");
    needs(with, List.of("deepgram", "voiceagent", "ultravox"), "auth", "apiKey");
    needs(with, List.of("qwen", "gptlive"), "auth", "apiKey");
    needs(with, List.of("elevenlabs"), "auth", "agent_id");
    needs(with, List.of("microsoft"), "connectOptions", "host");
    needs(with, List.of("openai", "microsoft"), "llmOptions", "response_create");
    needs(with, List.of("google"), "llmOptions", "setup");
    needs(with, List.of("deepgram", "voiceagent"), "llmOptions", "Settings");
    needs(with, List.of("gptlive"), "llmOptions", "session_update");
  }

  private static void needs(Members with, List<String> vendors, String member, String inside) {
    with.must(
        llm ->
            llm.text("vendor").filter(vendors::contains).isEmpty()
                || llm.get(member)
                    .filter(json ->
                        !(json instanceof Json.Obj object) || object.get(inside).isPresent())
                    .isPresent(),
        member,
        "has no " + inside,
        "one, for vendor " + String.join(" or ", vendors));
  }
}
