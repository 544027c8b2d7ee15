package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// Replaces the data of its own that the application gets back with everything: verbs.md 3.28.
public record Tag(Optional<String> id, Json.Obj data) implements Verb {
  static final VerbSpec<Tag> SPEC =
      VerbSpec.of(
          "tag",
          Tag.class,
          with -> {
            var data = with.required("data", Types.object());
            return in -> new Tag(in.id(), in.get(data));
          });
}
