package io.jambo.wire;

/// A SIP request (RFC 3261 §7.1). Methods are case-sensitive tokens.
public record SipRequest(String method, Uri uri, Headers headers, Bytes body)
    implements SipMessage {
  private static final int DEFAULT_MAX_FORWARDS = 70;

  /// @throws IllegalArgumentException when the method is no token
  public SipRequest {
    if (!Grammar.isToken(method)) {
      throw new IllegalArgumentException("method that is no token");
    }
  }

  /// How often it may still be forwarded; 70 where a phone leaves the header out.
  public int maxForwards() {
    var written = headers.first("Max-Forwards").map(value -> Grammar.number(value, 255));
    return written.filter(number -> number >= 0).orElse((long) DEFAULT_MAX_FORWARDS).intValue();
  }

  @Override
  public SipRequest withHeaders(Headers other) {
    return new SipRequest(method, uri, other, body);
  }

  /// What says which request it is and where its answers go, without the rest: a quarter of the
  /// memory, for whoever keeps many.
  public SipRequest outline() {
    return new SipRequest(method, uri, SipFields.copied(this), Bytes.EMPTY);
  }

  /// The same request with a body and its Content-Type.
  public SipRequest withBody(String contentType, Bytes content) {
    return new SipRequest(method, uri, headers.with("Content-Type", contentType), content);
  }
}
