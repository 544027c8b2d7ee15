package io.jambo.outbound;

/// HTTP to places that a tenant names. Both calls block through the kit on the calling task, which
/// may be cancelled meanwhile.
public interface Outbound {
  /// One request and its whole answer. Follows no redirect: a 3xx is an answer like any other.
  HttpOutcome exchange(HttpRequest request);

  /// The same for what nobody waits for: it lets the account's other requests go first, where there
  /// is no room for all.
  default HttpOutcome exchangePatiently(HttpRequest request) {
    return exchange(request);
  }

  /// Opens a file or a stream to be read piece by piece; follows up to three redirects, each one
  /// guarded anew (security.md OUT-4). A body that does not say how long it is may go on for ever,
  /// at the pace of who reads it.
  Download open(HttpRequest request);
}
