package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Other names of verbs (verbs.md 1.1): rewritten before anything is checked.
final class Synonyms {
  private static final Map<String, String> CANONICAL =
      Map.of("stream", "listen", "s2s", "llm", "room", "conference", "pipeline", "agent");

  /// `openai_s2s` is an `llm` whose vendor is openai, unless it says another one.
  private static final List<String> VENDORS =
      List.of(
          "openai",
          "microsoft",
          "google",
          "elevenlabs",
          "deepgram",
          "voiceagent",
          "ultravox",
          "qwen",
          "gptlive");

  private static final String SPEECH_TO_SPEECH = "_s2s";

  private Synonyms() {}

  /// A verb as it was called, under its canonical name.
  static Called resolve(String name, Json.Obj properties) {
    for (var vendor : VENDORS) {
      if (name.equals(vendor + SPEECH_TO_SPEECH)) {
        return new Called("llm", Json.object().with("vendor", vendor).withAll(properties));
      }
    }
    return new Called(CANONICAL.getOrDefault(name, name), properties);
  }

  /// Every name that may be written, synonyms last.
  static List<String> allNames() {
    var names = new ArrayList<String>();
    VerbCatalog.verbs().forEach(verb -> names.add(verb.name()));
    CANONICAL.keySet().stream().sorted().forEach(names::add);
    VENDORS.forEach(vendor -> names.add(vendor + SPEECH_TO_SPEECH));
    return List.copyOf(names);
  }

  /// A verb's name and properties.
  record Called(String name, Json.Obj properties) {}
}
