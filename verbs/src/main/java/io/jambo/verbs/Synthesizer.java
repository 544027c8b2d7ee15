package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Locale;
import java.util.Optional;

/// Who speaks, in which voice: verbs.md 2.3. What a verb leaves out, the session fills in; a text
/// `default` means the session's too.
public record Synthesizer(
    String vendor,
    Optional<String> label,
    Optional<String> language,
    Optional<Json> voice,
    Fallback fallback,
    Optional<Engine> engine,
    Optional<Gender> gender,
    Json.Obj options) {

  static final Shape<Synthesizer> SHAPE =
      Shape.of(with -> {
        var vendor = with.required("vendor", Types.text());
        var label = with.optional("label", Types.text());
        var language = with.optional("language", Types.text());
        var voice = with.optional("voice", Types.textOrObject());
        var fallback = Fallback.among(with);
        var engine = with.optional("engine", Types.oneOf(Engine.values(), Engine::word));
        var gender = with.optional("gender", Types.oneOf(Gender.values(), Gender::name));
        var options = with.optional("options", Types.object(), Json.object());
        return in ->
            new Synthesizer(
                in.get(vendor),
                in.get(label),
                in.get(language),
                in.get(voice),
                fallback.apply(in),
                in.get(engine),
                in.get(gender),
                in.get(options));
      });

  /// The voice when it is a name; a cloned one is an object of its vendor.
  public Optional<String> voiceName() {
    return voice.flatMap(
        json -> json instanceof Json.Str(var name) ? Optional.of(name) : Optional.empty());
  }

  /// Tiers of one large vendor.
  public enum Engine {
    STANDARD,
    NEURAL,
    GENERATIVE,
    LONG_FORM;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Asked for when no voice is named.
  public enum Gender {
    MALE,
    FEMALE,
    NEUTRAL
  }
}
