package io.jambo.edge;

import io.jambo.call.AlertType;
import io.jambo.call.CallPlan;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import java.util.List;
import java.util.Optional;

/// What becomes of a call that comes in (sip.md 4).
public sealed interface Decision {
  /// An application takes it.
  ///
  /// @param claims whom it counts for; see [Headcount]
  record Admitted(CallPlan plan, List<Claim> claims) implements Decision {
    /// Keeps its own copy.
    public Admitted {
      claims = List.copyOf(claims);
    }
  }

  /// It is answered with that and is over.
  ///
  /// @param party whose call it was, where that is known: it gets a record
  /// @param alert what its account is told
  record Refused(
      int status, String reason, Headers headers, Optional<Party> party, Optional<AlertType> alert)
      implements Decision {
    static Refused of(int status) {
      return of(status, ReasonPhrases.of(status));
    }

    static Refused of(int status, String reason) {
      return new Refused(status, reason, Headers.NONE, Optional.empty(), Optional.empty());
    }

    Refused saying(String why) {
      return with("X-Reason", Header.clean(why));
    }

    Refused with(String header, String value) {
      return new Refused(status, reason, headers.plus(header, value), party, alert);
    }

    Refused to(Party whose) {
      return new Refused(status, reason, headers, Optional.of(whose), alert);
    }

    Refused alerting(AlertType type) {
      return new Refused(status, reason, headers, party, Optional.of(type));
    }
  }
}
