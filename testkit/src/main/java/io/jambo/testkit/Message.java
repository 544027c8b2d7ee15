package io.jambo.testkit;

import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;

/// One SIP message as a phone sent or got it.
///
/// @param nanos when, in virtual time
/// @param sent whether the phone sent it
public record Message(long nanos, boolean sent, SipMessage sip) {
  /// Whether it is a request of that method.
  public boolean is(String method) {
    return sip instanceof SipRequest request && request.method().equals(method);
  }

  /// Whether it is a response to that method with that status.
  public boolean is(int status, String method) {
    return sip instanceof SipResponse response
        && response.status() == status
        && response.cseq().method().equals(method);
  }

  /// One line of a ladder, for the report of a test that failed.
  String line() {
    var what =
        switch (sip) {
          case SipRequest request -> request.method();
          case SipResponse response -> response.status() + " (" + response.cseq().print() + ")";
        };
    return "%12.6f s %s %s".formatted(nanos / 1e9, sent ? "-->" : "<--", what);
  }
}
