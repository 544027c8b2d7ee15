package io.jambo.wire;

/// A SIP request (RFC 3261 §7.1). Methods are case-sensitive tokens.
public record SipRequest(String method, Uri uri, Headers headers, Bytes body)
    implements SipMessage {
  @Override
  public SipRequest withHeaders(Headers other) {
    return new SipRequest(method, uri, other, body);
  }

  /// The same request with a body and its Content-Type.
  public SipRequest withBody(String contentType, Bytes content) {
    return new SipRequest(method, uri, headers.with("Content-Type", contentType), content);
  }
}
