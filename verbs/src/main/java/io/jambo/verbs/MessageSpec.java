package io.jambo.verbs;

/// Declares `message`, a text message beside the call: verbs.md 3.18.
final class MessageSpec {
  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "message",
          with -> {
            with.required("to", Types.line());
            with.required("from", Types.line());
            with.optional("text", Types.text());
            with.optional("media", Types.oneOrMany(Types.line()));
            with.optional("carrier|provider", Types.text());
            with.optional("account_sid", Types.text());
            with.optional("message_sid", Types.text());
            with.optional("actionHook", Hook.TYPE);
          });

  private MessageSpec() {}
}
