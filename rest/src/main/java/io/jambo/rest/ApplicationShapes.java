package io.jambo.rest;

import io.jambo.model.Nouns;
import java.util.ArrayList;
import java.util.List;

/// What an application looks like on the wire (rest-api.md 7, 1.8).
final class ApplicationShapes {
  /// Its members that are hooks.
  static final List<String> HOOKS =
      List.of(
          "call_hook",
          "call_status_hook",
          "messaging_hook",
          "call_hook_fallback",
          "recording_hook");

  private static final String[] HOOK_COLUMNS =
      HOOKS.stream().map(Hooks::column).toArray(String[]::new);

  /// Its members that an account and the platform have defaults for.
  static final List<String> SPEECH =
      List.of(
          "speech_synthesis_vendor",
          "speech_synthesis_language",
          "speech_synthesis_voice",
          "speech_synthesis_label",
          "speech_recognizer_vendor",
          "speech_recognizer_language",
          "speech_recognizer_label");

  private static final String OWNER = "account_sid";

  /// As it is told.
  static final Shape.Thing TOLD =
      Shapes.told("Application", Nouns.APPLICATIONS)
          .without(HOOK_COLUMNS)
          .and(Hooks.told(Hooks.HOOK, HOOKS.toArray(String[]::new)))
          .and(Member.of("env_vars", Shape.any()).orNull())
          .thing()
          .early(
              "application_sid",
              "name",
              OWNER,
              "call_hook",
              "call_status_hook",
              "speech_synthesis_vendor",
              "speech_synthesis_voice",
              "speech_recognizer_vendor",
              "speech_recognizer_language");

  /// As it is sent.
  static final Shape.Thing SENT =
      Shapes.sent("NewApplication", Nouns.APPLICATIONS)
          .takesAllBut(with(HOOK_COLUMNS, "name", "service_provider_sid", "created_at"))
          .and(nullable(SPEECH))
          .and(Member.of("name", Shape.filled(64)))
          .and(Hooks.sent(HOOKS.toArray(String[]::new)))
          .and(Member.of("env_vars", Shape.any()).orNull().maybe())
          .thing();

  private ApplicationShapes() {}

  private static String[] with(String[] some, String... more) {
    var all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Member[] nullable(List<String> columns) {
    return columns.stream()
        .map(Nouns.APPLICATIONS::column)
        .map(column -> Member.of(column.name(), Shapes.shape(column.kind())).maybe().orNull())
        .toArray(Member[]::new);
  }
}
