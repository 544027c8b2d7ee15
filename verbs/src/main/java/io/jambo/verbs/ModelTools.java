package io.jambo.verbs;

/// What a language model may be given besides the conversation, in `llm` and `agent`: tool servers,
/// the way to a person, the way out (verbs.md 2.14), and the hooks of both.
final class ModelTools {
  private ModelTools() {}

  static void among(Members with) {
    with.optional("mcpServers", Types.listOf(Shape.asWritten(ModelTools::server)));
    with.optional("handoff", TransferSpec.HANDOFF);
    with.optional("hangup", Shape.asWritten(ModelTools::hangup));
    with.optional("actionHook", Hook.TYPE);
    with.optional("eventHook", Hook.TYPE);
    with.optional("toolHook", Hook.TYPE);
  }

  private static void server(Members with) {
    with.required("url", Types.line());
    with.optional("auth", Types.object());
    with.optional("roots", Types.listOf(Types.anything()));
  }

  private static void hangup(Members with) {
    with.optional("reason", Types.line());
  }
}
