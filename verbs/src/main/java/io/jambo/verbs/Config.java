package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Changes what the session does by default: verbs.md 3.3. Completes at once.
///
/// What has no component here is checked all the same and stands, as it was written, in
/// `properties`, which holds the whole verb. `reset` comes before everything else.
public record Config(
    Optional<String> id,
    Optional<Synthesizer> synthesizer,
    Optional<Recognizer> recognizer,
    Optional<BargeIn> bargeIn,
    List<Reset> reset,
    Optional<FillerNoise> fillerNoise,
    Optional<Vad> vad,
    Optional<Boolean> notifyEvents,
    Optional<Boolean> notifySttLatency,
    Optional<Boolean> autoStreamTts,
    Optional<Boolean> disableTtsCache,
    boolean earlyMedia,
    Json.Obj properties)
    implements Verb {

  static final VerbSpec<Config> SPEC =
      VerbSpec.of(
          "config",
          Config.class,
          with -> {
            var synthesizer = with.optional("synthesizer", Synthesizer.SHAPE);
            var recognizer = with.optional("recognizer", Recognizer.SHAPE);
            var bargeIn = with.optional("bargeIn", BargeIn.SHAPE);
            var reset = with.optional("reset", Types.oneOrMany(Reset.TYPE), List.of());
            var filler = with.optional("fillerNoise", FillerNoise.SHAPE);
            var vad = with.optional("vad", Vad.SHAPE);
            var events = with.optional("notifyEvents", Types.bool());
            var latency = with.optional("notifySttLatency", Types.bool());
            var autoStream = with.optional("autoStreamTts", Types.bool());
            var noCache = with.optional("disableTtsCache", Types.bool());
            var earlyMedia = with.optional("earlyMedia", Types.bool(), false);
            SessionOptions.among(with);
            return in ->
                new Config(
                    in.id(),
                    in.get(synthesizer),
                    in.get(recognizer),
                    in.get(bargeIn),
                    in.get(reset),
                    in.get(filler),
                    in.get(vad),
                    in.get(events),
                    in.get(latency),
                    in.get(autoStream),
                    in.get(noCache),
                    in.get(earlyMedia),
                    in.raw());
          });

  /// What goes back to the application's own settings.
  public enum Reset {
    SYNTHESIZER,
    RECOGNIZER;

    static final Type<Reset> TYPE =
        Types.oneOf(values(), reset -> reset.name().toLowerCase(Locale.ROOT));
  }
}
