package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;

/// A leg in its user's hands: every call becomes an order to the signalling loop.
record PostedLeg(
    Orders orders, LegRole role, String callId, Flow flow, NameAddr local, NameAddr remote)
    implements SipLeg {
  @Override
  public void productName(String name) {
    orders.post(() -> role.productName(name));
  }

  @Override
  public void provisional(int status, String reason, Headers extra, Bytes sdp) {
    if (status <= 100 || status >= 200) {
      throw new IllegalArgumentException("no provisional status: " + status);
    }
    orders.post(() -> role.provisional(status, reason, extra, sdp));
  }

  @Override
  public void answer(Headers extra, Bytes sdp) {
    orders.post(() -> role.answer(extra, sdp));
  }

  @Override
  public void refuse(int status, String reason, Headers extra) {
    checkRefusal(status);
    orders.post(() -> role.refuse(status, reason, extra));
  }

  @Override
  public void cancel(Headers extra) {
    orders.post(() -> role.cancel(extra));
  }

  @Override
  public void acknowledge(Bytes sdp) {
    orders.post(() -> role.acknowledge(sdp));
  }

  @Override
  public void bye(Headers extra) {
    orders.post(() -> role.bye(extra));
  }

  @Override
  public void reinvite(Headers extra, Bytes sdp) {
    orders.post(() -> role.reinvite(extra, sdp));
  }

  @Override
  public void update(Headers extra, Bytes sdp) {
    orders.post(() -> role.update(extra, sdp));
  }

  @Override
  public void request(String method, Headers extra, String contentType, Bytes body) {
    orders.post(() -> role.request(method, extra, contentType, body));
  }

  static void checkRefusal(int status) {
    if (status < 300 || status > 699) {
      throw new IllegalArgumentException("no refusal: " + status);
    }
  }

  /// Its Call-ID is no secret, the addresses are.
  @Override
  public String toString() {
    return "leg " + callId;
  }
}
