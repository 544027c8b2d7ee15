package io.jambo.sip;

import io.jambo.wire.SipRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The table of early and confirmed dialogs, each with its session. Owned by the signalling loop.
///
/// A message finds its dialog by Call-ID and both tags alone (security.md SIP-9): our tag is chance
/// of 64 bits, and carriers do send from a third address in mid-call (sip.md 16, trap 11).
final class Dialogs {
  private final Map<String, Session> sessions = new HashMap<>();

  void add(Session session) {
    sessions.put(session.dialog().id(), session);
  }

  void remove(Session session) {
    sessions.remove(session.dialog().id(), session);
  }

  /// The session that a request of a peer belongs to.
  Optional<Session> of(SipRequest request) {
    var localTag = request.to().tag().orElse("");
    var remoteTag = request.from().tag().orElse("");
    return Optional.ofNullable(sessions.get(Dialog.id(request.callId(), localTag, remoteTag)));
  }

  /// Whether a dialog's next request would go over that flow.
  boolean use(Flow flow) {
    return sessions.values().stream().anyMatch(session -> session.dialog().flow().equals(flow));
  }

  int count() {
    return sessions.size();
  }
}
