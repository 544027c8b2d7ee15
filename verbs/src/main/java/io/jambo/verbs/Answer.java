package io.jambo.verbs;

import java.util.Optional;

/// Takes an inbound call: verbs.md 3.1. Has no effect on one that is answered already.
public record Answer(Optional<String> id) implements Verb {
  static final VerbSpec<Answer> SPEC =
      VerbSpec.of("answer", Answer.class, _ -> in -> new Answer(in.id()));
}
