package io.jambo.verbs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Plays audio files one after another: verbs.md 3.20. `loop` 0 is for ever; the offset, in
/// samples, counts for the first round only; a timeout of 0 counts as left out.
public record Play(
    Optional<String> id,
    List<String> url,
    int loop,
    boolean earlyMedia,
    OptionalLong seekOffset,
    Optional<Duration> timeout,
    Optional<Hook> actionHook)
    implements Verb {

  /// A day at 48,000 samples a second.
  private static final double LARGEST_OFFSET = Numbers.LONGEST_SECONDS * 48_000.0;

  static final VerbSpec<Play> SPEC =
      VerbSpec.of(
          "play",
          Play.class,
          with -> {
            var url = with.required("url", Types.oneOrMany(Types.line()));
            var loop = with.optional("loop", Numbers.loop(), 1);
            var earlyMedia = with.optional("earlyMedia", Types.bool(), false);
            var offset =
                with.optional(
                    "seekOffset",
                    Numbers.written(Numbers.number(0, LARGEST_OFFSET)).map(Double::longValue));
            var timeout =
                with.optional("timeoutSecs", Numbers.written(Numbers.seconds()), Duration.ZERO);
            var actionHook = with.optional("actionHook", Hook.TYPE);
            return in ->
                new Play(
                    in.id(),
                    in.get(url),
                    in.get(loop),
                    in.get(earlyMedia),
                    in.longOf(offset),
                    Numbers.unlessZero(in.get(timeout)),
                    in.get(actionHook));
          });
}
