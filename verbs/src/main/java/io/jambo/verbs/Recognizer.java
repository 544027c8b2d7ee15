package io.jambo.verbs;

import io.jambo.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who listens, and for what: verbs.md 2.4. The properties that a vendor alone understands stay as
/// they were written, in `properties`, which holds the whole object.
public record Recognizer(
    String vendor,
    Optional<String> label,
    Optional<String> language,
    Fallback fallback,
    Optional<Vad> vad,
    List<Hint> hints,
    Optional<Double> hintsBoost,
    List<String> altLanguages,
    boolean interim,
    Optional<Boolean> punctuation,
    Optional<Boolean> separateRecognitionPerChannel,
    Optional<ContinuousAsr> continuousAsr,
    Optional<Duration> fastRecognitionTimeout,
    double minConfidence,
    Json.Obj properties) {

  static final Shape<Recognizer> SHAPE =
      Shape.of(with -> {
        var vendor = with.required("vendor", Types.text());
        var label = with.optional("label", Types.text());
        var language = with.optional("language", Types.text());
        var fallback = Fallback.among(with);
        var vad = with.optional("vad", Vad.SHAPE);
        var hints = with.optional("hints", Types.listOf(Hint.TYPE), List.of());
        var boost =
            with.optional("hintsBoost", Numbers.number(-Hint.LARGEST_BOOST, Hint.LARGEST_BOOST));
        var altLanguages = with.optional("altLanguages", Types.listOf(Types.text()), List.of());
        var interim = with.optional("interim", Types.bool(), false);
        var punctuation = with.optional("punctuation", Types.bool());
        var separate = with.optional("separateRecognitionPerChannel", Types.bool());
        var asrTimeout = with.optional("asrTimeout", Numbers.seconds(), Duration.ZERO);
        var asrKey = with.optional("asrDtmfTerminationDigit", Types.text());
        var fast = with.optional("fastRecognitionTimeout", Numbers.seconds(), Duration.ZERO);
        var minConfidence = with.optional("minConfidence", Numbers.number(0, 1), 0.0);
        RecognizerOptions.among(with);
        return in ->
            new Recognizer(
                in.get(vendor),
                in.get(label),
                in.get(language),
                fallback.apply(in),
                in.get(vad),
                in.get(hints),
                in.get(boost),
                in.get(altLanguages),
                in.get(interim),
                in.get(punctuation),
                in.get(separate),
                Numbers.unlessZero(in.get(asrTimeout))
                    .map(silence -> new ContinuousAsr(silence, in.get(asrKey))),
                Numbers.unlessZero(in.get(fast)),
                in.get(minConfidence),
                in.raw());
      });
}
