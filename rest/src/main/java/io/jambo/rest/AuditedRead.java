package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import java.util.List;
import java.util.Optional;

/// Notes in the audit log what was only read, where reading is worth a note: exports, and the
/// journal of a call (security.md API-13, PII-11). It stands in the chain of whoever owns what was
/// read, whoever has read it.
final class AuditedRead {
  private AuditedRead() {}

  /// Notes it; the owner is that of the path.
  ///
  /// @param entity what was read
  /// @param which of them, when it was one
  static void note(Clerk clerk, Asked asked, String action, String entity, Optional<Sid> which) {
    clerk.note(
        AuditLog.Actor.of(asked.caller(), asked.truncatedSource()),
        new AuditLog.Event(
            action,
            entity,
            which.map(Sid::value),
            asked.owner("account_sid"),
            provider(asked.reach()),
            "ok",
            List.of()));
  }

  private static Optional<Sid> provider(Reach reach) {
    return switch (reach) {
      case Reach.Everything _ -> Optional.empty();
      case Reach.OfProvider(var provider) -> Optional.of(provider);
      case Reach.OfAccount(var _, var provider) -> Optional.of(provider);
      case Reach.OfAccountAndShared(var _, var provider) -> Optional.of(provider);
    };
  }
}
