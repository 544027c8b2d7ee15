package io.jambo.wire;

import java.util.List;

/// Typed reading of header fields, behind the accessors of [SipMessage].
final class SipFields {
  private SipFields() {}

  static Via via(Headers headers) {
    throw new UnsupportedOperationException(headers.toString());
  }

  static NameAddr nameAddr(Headers headers, String name) {
    throw new UnsupportedOperationException(headers + name);
  }

  static String mandatory(Headers headers, String name) {
    return headers.first(name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  static CSeq cseq(Headers headers) {
    throw new UnsupportedOperationException(headers.toString());
  }

  static List<NameAddr> addresses(Headers headers, String name) {
    throw new UnsupportedOperationException(headers + name);
  }

  static SipResponse response(SipRequest request, int status, String reason) {
    throw new UnsupportedOperationException(request + reason + status);
  }
}
