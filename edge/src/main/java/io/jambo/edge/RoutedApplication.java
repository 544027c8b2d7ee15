package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An application, as a call to it needs it. Hooks are named by their SIDs.
///
/// @param script verbs as JSON that take the place of the first hook
/// @param most how many calls at once; 0: no limit
/// @param variables what its first hook is told as `env_vars`
record RoutedApplication(
    Sid sid,
    Optional<Sid> callHook,
    Optional<Sid> fallbackHook,
    Optional<Sid> statusHook,
    Optional<String> script,
    long most,
    SpeechChoice speech,
    Optional<SpeechChoice> fallbackSpeech,
    Optional<Json.Obj> variables) {
  static RoutedApplication of(Row row) {
    return new RoutedApplication(
        row.sid(),
        row.id("call_hook_sid"),
        row.id("call_hook_fallback_sid"),
        row.id("call_status_hook_sid"),
        row.text("app_json"),
        row.whole("max_concurrent_calls").orElse(0L),
        SpeechChoice.of(row, ""),
        row.flag("use_for_fallback_speech")
            ? Optional.of(SpeechChoice.of(row, "fallback_"))
            : Optional.empty(),
        row.secret("env_vars").map(Secret::reveal).flatMap(RoutedApplication::object));
  }

  private static Optional<Json.Obj> object(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8))
        .ok()
        .flatMap(json -> json instanceof Json.Obj object ? Optional.of(object) : Optional.empty());
  }

  /// Not its variables.
  @Override
  public String toString() {
    return "application " + sid;
  }
}
