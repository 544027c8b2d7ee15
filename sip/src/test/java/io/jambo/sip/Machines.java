package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipResponse;

/// What the tests of the four machines share.
final class Machines {
  static final Timing UDP = Timing.of(SipSettings.defaults(), Protocol.UDP);
  static final Timing TCP = Timing.of(SipSettings.defaults(), Protocol.TCP);

  private Machines() {}

  static SipResponse response(int status) {
    return new SipResponse(status, "", Headers.NONE, Bytes.EMPTY);
  }

  static PrintedResponse printed(int status) {
    return PrintedResponse.of(response(status));
  }
}
