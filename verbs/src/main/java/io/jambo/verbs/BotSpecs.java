package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// Declares the verbs that hand the caller to somebody else's bot: `dialogflow`, `lex`, `rasa`
/// (verbs.md 3.7, 3.14, 3.21).
final class BotSpecs {
  private static final int LONGEST_SESSION_ID = 200;

  static final VerbSpec<Unserved> DIALOGFLOW =
      VerbSpec.unserved(
          "dialogflow",
          with -> {
            with.required("project", Types.text());
            with.required("credentials", Types.textOrObject());
            with.required("lang", Types.text());
            with.optional("model", Types.oneOf("es", "cx", "ces"));
            with.optional("agent", Types.text());
            with.optional("environment", Types.text());
            with.optional("region", Types.text());
            with.optional("deployment", Types.text());
            with.optional("welcomeEvent", Types.text());
            with.optional("welcomeEventParams", Types.object());
            with.optional("noInputTimeout", Numbers.seconds());
            with.optional("noInputEvent", Types.text());
            with.optional("passDtmfAsTextInput", Types.bool());
            with.optional("thinkingMusic", Types.line());
            with.optional("tts", Synthesizer.SHAPE);
            with.optional("bargein", Types.bool());
            hooks(with);
            with.optional("toolHook", Hook.TYPE);
            with.optional("events", Types.listOf(Types.text()));
            with.optional("sessionId", sessionId());
            with.optional("queryInput", Components.named("queryInput"));
            with.must(BotSpecs::hasAgent, "agent", "is missing", "an agent, for model cx or ces");
          });

  static final VerbSpec<Unserved> LEX =
      VerbSpec.unserved(
          "lex",
          with -> {
            with.required("botId", Types.text());
            with.required("botAlias", Types.text());
            with.required("region", Types.text());
            with.required("credentials", Shape.asWritten(BotSpecs::keys));
            with.optional("locale", Types.text());
            with.optional("intent", intent());
            with.optional("welcomeMessage", Types.text());
            with.optional("metadata", Types.object());
            with.optional("bargein", Types.bool());
            with.optional("passDtmf", Types.bool());
            with.optional("noInputTimeout", Numbers.seconds());
            with.optional("tts", Synthesizer.SHAPE);
            hooks(with);
          });

  static final VerbSpec<Unserved> RASA =
      VerbSpec.unserved(
          "rasa",
          with -> {
            with.required("url", Types.line());
            with.optional("prompt", Types.text());
            with.optional("recognizer", Recognizer.SHAPE);
            with.optional("tts", Synthesizer.SHAPE);
            hooks(with);
          });

  private BotSpecs() {}

  /// As it goes into the address of the conversation.
  private static Type<String> sessionId() {
    return Types.that(
        Types.text(),
        "1 to " + LONGEST_SESSION_ID + " letters, digits, - and _",
        "is another string",
        text ->
            !text.isEmpty()
                && text.length() <= LONGEST_SESSION_ID
                && text.chars().allMatch(BotSpecs::idCharacter));
  }

  private static boolean idCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static void hooks(Members with) {
    with.optional("actionHook", Hook.TYPE);
    with.optional("eventHook", Hook.TYPE);
  }

  /// Older documentation has the name alone.
  private static Type<Object> intent() {
    var named =
        Shape.asWritten(with -> {
          with.required("name", Types.text());
          with.optional("slots", Types.object());
        });
    return Types.text().<Object>map(text -> text).or(named.map(object -> object));
  }

  private static void keys(Members with) {
    with.required("accessKey", Types.text());
    with.required("secretAccessKey", Types.text());
  }

  private static boolean hasAgent(Json.Obj dialogflow) {
    var model = dialogflow.text("model");
    return dialogflow.get("agent").isPresent()
        || model.equals(Optional.empty())
        || model.equals(Optional.of("es"));
  }
}
