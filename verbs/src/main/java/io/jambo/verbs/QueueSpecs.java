package io.jambo.verbs;

/// Declares the verbs of queues: `enqueue`, `dequeue` (verbs.md 3.10, 3.5) and `leave` (3.13).
final class QueueSpecs {
  /// Nine digits: more grades of urgency than callers.
  private static final int LOWEST_PRIORITY = 999_999_999;

  static final VerbSpec<Unserved> ENQUEUE =
      VerbSpec.unserved(
          "enqueue",
          with -> {
            with.required("name", Types.text());
            // A negative one is not refused: it counts as 999.
            with.optional("priority", Numbers.number(-LOWEST_PRIORITY, LOWEST_PRIORITY));
            with.optional("waitHook", Hook.TYPE);
            with.optional("actionHook", Hook.TYPE);
          });

  static final VerbSpec<Unserved> DEQUEUE =
      VerbSpec.unserved(
          "dequeue",
          with -> {
            with.required("name", Types.text());
            with.optional("callSid", Types.text());
            with.optional("timeout", Numbers.seconds());
            with.optional("beep", Types.bool());
            with.optional("actionHook", Hook.TYPE);
            with.optional("confirmHook", Hook.TYPE);
          });

  static final VerbSpec<Unserved> LEAVE = VerbSpec.unserved("leave", _ -> {});

  private QueueSpecs() {}
}
