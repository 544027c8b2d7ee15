package io.jambo.outbound;

/// Why a request brought no answer; what is retried, alerted and counted goes by this.
public enum FailureKind {
  /// The text is no URL that can be asked.
  BAD_URL,
  /// The guard does not let anybody go there (security.md OUT-1 to OUT-3).
  FORBIDDEN_TARGET,
  /// The name has no address.
  UNKNOWN_HOST,
  /// Nobody listens there.
  REFUSED,
  /// The connection was lost before the answer was complete.
  RESET,
  /// No connection in time.
  CONNECT_TIMEOUT,
  /// A connection, but no complete answer in time.
  RESPONSE_TIMEOUT,
  /// More headers or body than allowed, packed or unpacked.
  TOO_LARGE,
  /// The certificate or the handshake was no good.
  TLS,
  /// The account has too many requests under way and waiting.
  OVERLOADED,
  /// Something that speaks no HTTP we understand, more redirects than allowed, and the like.
  OTHER;

  /// Whether the host is to blame, so that asking it again at once is of little use.
  boolean ofHost() {
    return switch (this) {
      case REFUSED, RESET, CONNECT_TIMEOUT, RESPONSE_TIMEOUT, UNKNOWN_HOST, TLS, OTHER -> true;
      case BAD_URL, FORBIDDEN_TARGET, TOO_LARGE, OVERLOADED -> false;
    };
  }
}
