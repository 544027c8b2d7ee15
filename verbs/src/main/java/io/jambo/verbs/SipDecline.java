package io.jambo.verbs;

import java.util.Map;
import java.util.Optional;

/// Refuses an unanswered call with that status, reason phrase and headers: verbs.md 3.25.
public record SipDecline(
    Optional<String> id, int status, Optional<String> reason, Map<String, String> headers)
    implements Verb {
  static final VerbSpec<SipDecline> SPEC =
      VerbSpec.of(
          "sip:decline",
          SipDecline.class,
          with -> {
            var status = with.required("status", Numbers.whole(400, 699));
            var reason = with.optional("reason", Types.line());
            var headers = with.optional("headers", HeaderTypes.headers(), Map.of());
            return in -> new SipDecline(in.id(), in.get(status), in.get(reason), in.get(headers));
          });
}
