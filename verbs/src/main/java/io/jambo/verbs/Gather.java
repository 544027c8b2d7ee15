package io.jambo.verbs;

import io.jambo.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Collects digits or speech, usually while a prompt plays: verbs.md 3.11.
///
/// No `timeout` means none; left out in the text it is 15 seconds. The delay actions stay as they
/// were written: bad ones are refused later without making the application invalid (verbs.md 2.9).
public record Gather(
    Optional<String> id,
    Optional<Hook> actionHook,
    List<Input> input,
    DigitRules digits,
    Optional<Duration> timeout,
    Optional<Hook> partialResultHook,
    boolean listenDuringPrompt,
    boolean bargein,
    boolean dtmfBargein,
    int minBargeinWordCount,
    Optional<Recognizer> recognizer,
    Optional<Say> say,
    Optional<Play> play,
    Optional<Vad> vad,
    Optional<FillerNoise> fillerNoise,
    Optional<Json.Obj> actionHookDelay)
    implements Verb {

  /// No prompt is that long.
  static final int MOST_BARGEIN_WORDS = 1_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  static final VerbSpec<Gather> SPEC =
      VerbSpec.of(
          "gather",
          Gather.class,
          with -> {
            var actionHook = with.optional("actionHook", Hook.TYPE);
            var input = with.optional("input", Types.listOf(Input.TYPE), List.of(Input.DIGITS));
            var digits = DigitRules.among(with);
            var timeout = with.optional("timeout", Numbers.seconds(), TIMEOUT);
            with.optional("speechTimeout", Numbers.seconds());
            var partialHook = with.optional("partialResultHook", Hook.TYPE);
            var during = with.optional("listenDuringPrompt", Types.bool(), true);
            var bargein = with.optional("bargein", Types.bool(), false);
            var dtmfBargein = with.optional("dtmfBargein", Types.bool());
            var words =
                with.optional("minBargeinWordCount", Numbers.whole(0, MOST_BARGEIN_WORDS), 1);
            var recognizer = with.optional("recognizer", Recognizer.SHAPE);
            var say = with.optional("say", Say.SPEC.shape());
            var play = with.optional("play", Play.SPEC.shape());
            var vad = with.optional("vad", Vad.SHAPE);
            var filler = with.optional("fillerNoise", FillerNoise.SHAPE);
            var delay =
                with.optional("actionHookDelayAction", Components.named("actionHookDelayAction"));
            return in ->
                new Gather(
                    in.id(),
                    in.get(actionHook),
                    in.get(input),
                    digits.apply(in),
                    Numbers.unlessZero(in.get(timeout)),
                    in.get(partialHook),
                    in.get(during),
                    in.get(bargein),
                    in.get(dtmfBargein).orElse(in.get(input).contains(Input.DIGITS)),
                    in.get(words),
                    in.get(recognizer),
                    in.get(say),
                    in.get(play),
                    in.get(vad),
                    in.get(filler),
                    in.get(delay));
          });
}
