package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// Speaks: verbs.md 3.24. Texts in order, each plain or SSML, an audio file's URL or a silence; or
/// a stream of tokens that the application sends later.
///
/// `loop` 0 is for ever. An absent `disableTtsCache` is the session's.
public record Say(
    Optional<String> id,
    List<String> text,
    boolean stream,
    int loop,
    Optional<Synthesizer> synthesizer,
    Optional<String> instructions,
    boolean earlyMedia,
    Optional<Boolean> disableTtsCache,
    boolean closeStreamOnEmpty)
    implements Verb {

  static final VerbSpec<Say> SPEC =
      VerbSpec.of(
          "say",
          Say.class,
          with -> {
            var text = with.optional("text", Types.oneOrMany(Types.text()), List.of());
            var stream = with.optional("stream", Types.bool(), false);
            var loop = with.optional("loop", Numbers.loop(), 1);
            var synthesizer = with.optional("synthesizer", Synthesizer.SHAPE);
            var instructions = with.optional("instructions", Types.text());
            var earlyMedia = with.optional("earlyMedia", Types.bool(), false);
            var noCache = with.optional("disableTtsCache", Types.bool());
            var close = with.optional("closeStreamOnEmpty|closeOnStreamEmpty", Types.bool(), true);
            with.must(
                Say::hasText,
                "text",
                "is missing",
                "a string or an array of them, unless stream is true");
            return in ->
                new Say(
                    in.id(),
                    in.get(text),
                    in.get(stream),
                    in.get(loop),
                    in.get(synthesizer),
                    in.get(instructions),
                    in.get(earlyMedia),
                    in.get(noCache),
                    in.get(close));
          });

  private static boolean hasText(Json.Obj say) {
    var text = say.get("text");
    return say.get("stream").equals(Optional.of(new Json.Bool(true)))
        || (text.isPresent() && !text.get().equals(new Json.Arr(List.of())));
  }
}
