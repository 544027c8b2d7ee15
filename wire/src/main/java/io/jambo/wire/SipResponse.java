package io.jambo.wire;

/// A SIP response (RFC 3261 §7.2).
///
/// @param status 100 to 699
/// @param reason the phrase behind it, maybe empty
public record SipResponse(int status, String reason, Headers headers, Bytes body)
    implements SipMessage {
  private static final long MAX_RSEQ = (1L << 32) - 1;

  /// @throws IllegalArgumentException when the status is none, or the reason breaks the line
  public SipResponse {
    if (status < 100 || status > 699 || !Grammar.isOneLine(reason)) {
      throw new IllegalArgumentException("no status line: " + status);
    }
  }

  /// A response to that request: Via, From, To, Call-ID, CSeq copied as RFC 3261 §8.2.6.2 says, no
  /// To tag added.
  public static SipResponse to(SipRequest request, int status, String reason) {
    return SipFields.response(request, status, reason);
  }

  @Override
  public SipResponse withHeaders(Headers other) {
    return new SipResponse(status, reason, other, body);
  }

  /// The same response with a body and its Content-Type.
  public SipResponse withBody(String contentType, Bytes content) {
    return new SipResponse(status, reason, headers.with("Content-Type", contentType), content);
  }

  /// The RSeq of a reliable provisional response (RFC 3262 §7.1); 0 when it is not reliable.
  public long rseq() {
    boolean reliable = headers.values("Require").stream().anyMatch("100rel"::equalsIgnoreCase);
    var number = headers.first("RSeq").map(value -> Grammar.number(value, MAX_RSEQ)).orElse(0L);
    return reliable && provisional() && status > 100 ? Math.max(0, number) : 0;
  }

  /// 1xx.
  public boolean provisional() {
    return status < 200;
  }

  /// 2xx.
  public boolean success() {
    return status >= 200 && status < 300;
  }
}
