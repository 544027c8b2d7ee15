package io.jambo.call;

import io.jambo.speech.Words;
import io.jambo.verbs.Say;
import io.jambo.verbs.Synthesizer;
import io.jambo.wire.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Who speaks in this session: the verb's synthesizer over the session's over the application's
/// (verbs.md 2.3). The session's task sets it; its helpers read it, and the one that speaks moves
/// it to the fall-back.
final class SessionSpeech {
  private static final String INHERIT = "default";

  private final String account;
  private final SpeechDefaults defaults;
  private volatile Optional<Synthesizer> session = Optional.empty();
  private volatile boolean cached = true;
  private volatile boolean onFallback;

  SessionSpeech(String account, SpeechDefaults defaults) {
    this.account = account;
    this.defaults = defaults;
  }

  /// `config.synthesizer`: ends a fall-back too.
  void configure(Synthesizer synthesizer) {
    session = Optional.of(synthesizer);
    onFallback = false;
  }

  /// `config.reset`: back to the application's settings.
  void reset() {
    session = Optional.empty();
    onFallback = false;
  }

  /// `config.disableTtsCache`.
  void cache(boolean on) {
    cached = on;
  }

  /// The words of one text as they go to a synthesizer.
  Words words(Say say, String text) {
    return onFallback
        ? fallback(say, text).orElseGet(() -> primary(say, text))
        : primary(say, text);
  }

  /// The same words for the fall-back vendor, when there is one; the session stays on it.
  Optional<Words> failOver(Say say, String text) {
    if (onFallback) {
      return Optional.empty();
    }
    var words = fallback(say, text);
    onFallback = words.isPresent();
    return words;
  }

  private Words primary(Say say, String text) {
    var verb = say.synthesizer();
    var vendor = chosen(verb.map(Synthesizer::vendor)).or(this::sessionVendor);
    // A voice belongs to the vendor it was chosen with.
    var voice =
        verb.flatMap(Synthesizer::voice)
            .or(() -> session.flatMap(Synthesizer::voice))
            .map(SessionSpeech::voiceName)
            .or(() -> vendor.isEmpty() ? Optional.of(defaults.synthesisVoice()) : Optional.empty());
    return new Words(
        account,
        text,
        vendor.orElse(defaults.synthesisVendor()),
        vendor.isPresent() ? Words.Choice.NAMED : Words.Choice.DEFAULTED,
        verb.isPresent() ? verb.flatMap(Synthesizer::label) : session.flatMap(Synthesizer::label),
        chosen(verb.flatMap(Synthesizer::language))
            .or(() -> chosen(session.flatMap(Synthesizer::language)))
            .orElse(defaults.synthesisLanguage()),
        voice,
        verb.flatMap(Synthesizer::engine)
            .or(() -> session.flatMap(Synthesizer::engine))
            .map(Synthesizer.Engine::word),
        say.instructions(),
        options(verb),
        cached && !say.disableTtsCache().orElse(false));
  }

  private Optional<Words> fallback(Say say, String text) {
    var source =
        say.synthesizer().filter(own -> own.fallback().vendor().isPresent()).or(() -> session);
    return source
        .flatMap(own -> own.fallback().vendor())
        .map(vendor ->
            new Words(
                account,
                text,
                vendor,
                Words.Choice.NAMED,
                source.flatMap(own -> own.fallback().label()),
                source
                    .flatMap(own -> own.fallback().language())
                    .orElse(defaults.synthesisLanguage()),
                source.flatMap(own -> own.fallback().voice()).map(SessionSpeech::voiceName),
                Optional.empty(),
                say.instructions(),
                Json.object(),
                cached && !say.disableTtsCache().orElse(false)));
  }

  private Optional<String> sessionVendor() {
    return chosen(session.map(Synthesizer::vendor));
  }

  private Json.Obj options(Optional<Synthesizer> verb) {
    var merged = new LinkedHashMap<String, Json>();
    session.ifPresent(own -> merged.putAll(own.options().members()));
    verb.ifPresent(own -> merged.putAll(own.options().members()));
    return new Json.Obj(merged);
  }

  private static Optional<String> chosen(Optional<String> value) {
    return value.filter(text -> !text.equals(INHERIT));
  }

  private static String voiceName(Json voice) {
    return voice instanceof Json.Str(var name) ? name : voice.print();
  }
}
