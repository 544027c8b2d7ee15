package io.jambo.hooks;

import io.jambo.verbs.Hook;
import io.jambo.wire.Json;

/// How one session talks to its application; over webhooks now, over a WebSocket too one day.
///
/// The asking methods block through the kit on the task that calls them, which may be cancelled;
/// the telling ones return at once. All may be called from any task of the session. Payloads come
/// in the platform's own names; on the wire they are snake_case (app-protocol.md 1.4). Failures are
/// counted and alerted here already.
public interface AppLink extends AutoCloseable {
  /// Asks what to do with a new call (`session:new`). An answer without a single verb is a failure
  /// too (app-protocol.md 2.6), so this never returns [HookReply.Nothing].
  HookReply newCall(Json.Obj payload);

  /// Reports a result and asks how to go on (verbs.md 1.5).
  ///
  /// @param type the message kind, `verb:hook` for an action hook
  HookReply ask(Hook hook, String type, Json.Obj payload);

  /// As [#ask], and an absolute hook on another origin becomes the base of relative ones from now
  /// on (app-protocol.md 5).
  HookReply redirect(Hook hook, Json.Obj payload);

  /// Reports something whose answer nobody waits for; in order with [#status].
  void tell(Hook hook, String type, Json.Obj payload);

  /// Reports a call status to the status hook; without one nothing is sent. In order, never
  /// delaying the call; the answer is ignored.
  void status(Json.Obj payload);

  /// Has statuses go to another hook from now on.
  void statusHook(Hook hook);

  /// Ends the link. What has been told still goes out; [NoticeBacklog] knows when it is through.
  @Override
  void close();
}
