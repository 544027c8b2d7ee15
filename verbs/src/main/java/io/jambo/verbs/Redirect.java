package io.jambo.verbs;

import java.util.Optional;

/// Fetches another application, and may move the call status hook first: verbs.md 3.22.
public record Redirect(Optional<String> id, Hook actionHook, Optional<Hook> statusHook)
    implements Verb {
  static final VerbSpec<Redirect> SPEC =
      VerbSpec.of(
          "redirect",
          Redirect.class,
          with -> {
            var actionHook = with.required("actionHook", Hook.TYPE);
            var statusHook = with.optional("statusHook", Hook.TYPE);
            return in -> new Redirect(in.id(), in.get(actionHook), in.get(statusHook));
          });
}
