package io.jambo.verbs;

import java.util.function.Function;

/// Declares `dub`, extra audio on a track beside everything else: verbs.md 3.9.
final class DubSpec {
  static final VerbSpec<Unserved> SPEC =
      VerbSpec.unserved(
          "dub",
          with -> {
            with.required(
                "action",
                Types.oneOf(
                    "addTrack", "removeTrack", "silenceTrack", "playOnTrack", "sayOnTrack"));
            with.required("track", Types.text());
            with.optional("play", Types.line());
            with.optional(
                "say", Types.text().<Object>map(text -> text).or(Shape.of(DubSpec::spoken)));
            with.optional("loop", Types.bool());
            with.optional("gain", Numbers.gain());
          });

  private DubSpec() {}

  private static Function<Values, Object> spoken(Members with) {
    with.required("text", Types.oneOrMany(Types.text()));
    with.optional("synthesizer", Synthesizer.SHAPE);
    return Values::raw;
  }
}
