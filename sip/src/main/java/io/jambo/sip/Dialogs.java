package io.jambo.sip;

import io.jambo.wire.SipRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The table of early and confirmed dialogs, each with its invite usage. Owned by the signalling
/// loop.
///
/// A message finds its dialog by Call-ID and both tags alone (security.md SIP-9): our tag is chance
/// of 64 bits, and carriers do send from a third address in mid-call (sip.md 16, trap 11).
final class Dialogs {
  /// Dialogs at once; with more, no call is taken.
  static final int MOST = 100_000;

  private final Map<String, InviteUsage> usages = new HashMap<>();

  void add(InviteUsage usage) {
    usages.put(usage.dialog().id(), usage);
  }

  void remove(InviteUsage usage) {
    usages.remove(usage.dialog().id(), usage);
  }

  /// The usage that a request of a peer belongs to.
  Optional<InviteUsage> of(SipRequest request) {
    var localTag = request.to().tag().orElse("");
    var remoteTag = request.from().tag().orElse("");
    return Optional.ofNullable(usages.get(Dialog.id(request.callId(), localTag, remoteTag)));
  }

  /// Whether a dialog's next request would go over that flow.
  boolean use(Flow flow) {
    return usages.values().stream().anyMatch(usage -> usage.dialog().flow().equals(flow));
  }

  boolean full() {
    return usages.size() >= MOST;
  }

  int count() {
    return usages.size();
  }
}
