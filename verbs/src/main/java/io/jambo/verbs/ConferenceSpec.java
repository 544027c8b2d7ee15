package io.jambo.verbs;

/// Declares `conference`: verbs.md 3.4.
final class ConferenceSpec {
  /// More members than any node can mix.
  private static final int MOST_MEMBERS = 10_000;

  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "conference",
          with -> {
            with.required("name", Types.text());
            with.optional("beep", Types.bool());
            with.optional("memberTag", Types.text());
            with.optional("speakOnlyTo", Types.text());
            with.optional("startConferenceOnEnter", Types.bool());
            with.optional("endConferenceOnExit", Types.bool());
            with.optional("endConferenceDuration", Numbers.seconds());
            with.optional("maxParticipants", Numbers.whole(2, MOST_MEMBERS));
            with.optional("joinMuted", Types.bool());
            with.optional("distributeDtmf", Types.bool());
            with.optional("actionHook", Hook.TYPE);
            with.optional("waitHook", Hook.TYPE);
            with.optional("enterHook", Hook.TYPE);
            with.optional("statusHook", Hook.TYPE);
            with.optional("statusEvents", Types.listOf(Types.text()));
            with.optional("record", Components.named("roomRecord"));
            with.optional("listen|stream", ListenSpec.NESTED);
          });

  private ConferenceSpec() {}
}
