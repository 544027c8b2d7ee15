package io.jambo.verbs;

import java.util.Optional;

/// Leaves an alert for the account and lets an unanswered caller's phone ring: verbs.md 3.2. The
/// message goes out in an Alert-Info header.
public record Alert(Optional<String> id, String message) implements Verb {
  static final VerbSpec<Alert> SPEC =
      VerbSpec.of(
          "alert",
          Alert.class,
          with -> {
            var message = with.required("message", Types.line());
            return in -> new Alert(in.id(), in.get(message));
          });
}
