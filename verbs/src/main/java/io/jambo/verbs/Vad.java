package io.jambo.verbs;

import java.time.Duration;

/// When a voice counts as speech: verbs.md 2.5.
public record Vad(
    boolean enable,
    Duration voice,
    Duration silence,
    String strategy,
    int mode,
    String vendor,
    double threshold,
    Duration speechPad) {

  /// Ten seconds: longer than any breath before or after a sentence.
  private static final int LONGEST_MILLIS = 10_000;

  static final Shape<Vad> SHAPE =
      Shape.of(with -> {
        var enable = with.optional("enable", Types.bool(), false);
        var voice = with.optional("voiceMs", millis(), Duration.ofMillis(250));
        var silence = with.optional("silenceMs", millis(), Duration.ofMillis(150));
        var strategy = with.optional("strategy", Types.text(), "one-shot");
        var mode = with.optional("mode", Numbers.whole(0, 3), 2);
        var vendor = with.optional("vendor", Types.oneOf("webrtc", "silero"), "silero");
        var threshold = with.optional("threshold", Numbers.number(0, 1), 0.5);
        var pad = with.optional("speechPadMs", millis(), Duration.ofMillis(30));
        return in ->
            new Vad(
                in.get(enable),
                in.get(voice),
                in.get(silence),
                in.get(strategy),
                in.get(mode),
                in.get(vendor),
                in.get(threshold),
                in.get(pad));
      });

  private static Type<Duration> millis() {
    return Numbers.millis(0, LONGEST_MILLIS);
  }
}
