package io.jambo.verbs;

import java.util.Map;
import java.util.Optional;

/// Ends an answered call; the headers, in order, go into the BYE: verbs.md 3.12.
public record Hangup(Optional<String> id, Map<String, String> headers) implements Verb {
  static final VerbSpec<Hangup> SPEC =
      VerbSpec.of(
          "hangup",
          Hangup.class,
          with -> {
            var headers = with.optional("headers", HeaderTypes.headers(), Map.of());
            return in -> new Hangup(in.id(), in.get(headers));
          });
}
