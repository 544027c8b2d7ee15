package io.jambo.hooks;

import io.jambo.verbs.Script;
import java.util.OptionalInt;

/// What an application's answer comes to.
public sealed interface HookReply {
  /// Verbs, at least one: they replace what runs.
  record NewScript(Script script) implements HookReply {}

  /// Success without verbs: go on.
  record Nothing() implements HookReply {}

  /// No answer, a refusal, or one that makes no sense. The alert has been raised.
  ///
  /// @param reason one line fit for `X-Reason`; says nothing of the payload's contents
  /// @param status the HTTP status, if there was an answer
  record Failed(String reason, HookAlert alert, OptionalInt status) implements HookReply {}
}
