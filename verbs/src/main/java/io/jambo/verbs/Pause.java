package io.jambo.verbs;

import java.time.Duration;
import java.util.Optional;

/// Silence, without answering: verbs.md 3.19.
public record Pause(Optional<String> id, Duration length) implements Verb {
  static final VerbSpec<Pause> SPEC =
      VerbSpec.of(
          "pause",
          Pause.class,
          with -> {
            var length = with.required("length", Numbers.seconds());
            return in -> new Pause(in.id(), in.get(length));
          });
}
