package io.jambo.call;

import io.jambo.hooks.HookReply;
import io.jambo.verbs.Redirect;
import io.jambo.verbs.Script;

/// `redirect` (verbs.md 3.22): fetches another application. A failure ends the session like an
/// exhausted list; an answer without verbs lets the old list go on.
final class RedirectRunner {
  private RedirectRunner() {}

  static void run(Redirect redirect, Call call) {
    redirect.statusHook().ifPresent(call.link()::statusHook);
    var payload = call.payload();
    switch (call.during("redirect", () -> call.link().redirect(redirect.actionHook(), payload))) {
      case HookReply.NewScript(var script) -> throw new Redirected(script);
      case HookReply.Failed _ -> throw new Redirected(Script.EMPTY);
      case HookReply.Nothing _ -> {}
    }
  }
}
