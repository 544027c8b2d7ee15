package io.jambo.sip;

import io.jambo.wire.SipResponse;

/// A response as it went on the wire, kept so that repeating it is nothing but sending it again.
/// Whoever holds it doesn't change the bytes.
final class PrintedResponse {
  private final int status;
  private final byte[] bytes;

  private PrintedResponse(int status, byte[] bytes) {
    this.status = status;
    this.bytes = bytes;
  }

  static PrintedResponse of(SipResponse response) {
    return new PrintedResponse(response.status(), response.print());
  }

  int status() {
    return status;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean provisional() {
    return status < 200;
  }

  boolean success() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "response " + status;
  }
}
