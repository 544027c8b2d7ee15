package io.jambo.outbound;

/// The line below which the network lies: one small blocking interface with a real form (Jetty) and
/// a scripted one for the World.
///
/// Limits, permits, redirects, gzip, basic authentication and alerts are above it and thus tested
/// in virtual time. What a form has to do:
/// - wait through the kit only, so that [io.jambo.kit.Cancelled] can end any wait; before it lets
///   `Cancelled` through it gives up the request (a scripted application then sees a lost caller);
/// - keep the two deadlines of the [WireRequest]: [FailureKind#CONNECT_TIMEOUT] when there is no
///   connection by the first, [FailureKind#RESPONSE_TIMEOUT] when no response headers are there by
///   the second;
/// - add `Host` (with the port when it is not the scheme's own) and `Content-Length`, and send the
///   other headers and the body as they are;
/// - where it knows names and addresses: hand all addresses of a name to
///   [TargetGuard#refuses(String, int, java.util.List)] whenever it opens a connection, and connect
///   to one of exactly these;
/// - return the body unread, as it comes off the network (still packed, if it is).
public interface HttpWire {
  /// Sends a request and waits for the head of the answer. Interim answers (1xx) are passed over.
  WireReply send(WireRequest request);
}
