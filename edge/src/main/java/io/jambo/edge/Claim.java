package io.jambo.edge;

import io.jambo.call.AlertType;
import io.jambo.kit.Sid;

/// A call wants to count among the calls of somebody.
///
/// @param most how many there may be at once; 0: as many as come
public record Claim(Kind kind, Sid owner, long most) {
  /// Whose calls are counted.
  public enum Kind {
    ACCOUNT("Account", AlertType.ACCOUNT_CALL_LIMIT),
    PROVIDER("Service Provider", AlertType.SERVICE_PROVIDER_CALL_LIMIT),
    APPLICATION("Application", AlertType.APPLICATION_CALL_LIMIT);

    private final String words;
    private final AlertType alert;

    Kind(String words, AlertType alert) {
      this.words = words;
      this.alert = alert;
    }
  }

  /// What a caller is told when there are that many already (sip.md 4.4).
  Decision.Refused refusal(Party party) {
    var refused =
        Decision.Refused.of(503, "Max " + kind.words + " Calls In Progress")
            .with("X-Call-Limit", Long.toString(most))
            .to(party)
            .alerting(kind.alert);
    return switch (kind) {
      case ACCOUNT -> refused.with("X-Account-Sid", owner.value());
      case PROVIDER -> refused.with("X-Service-Provider-Sid", owner.value());
      case APPLICATION -> refused;
    };
  }
}
