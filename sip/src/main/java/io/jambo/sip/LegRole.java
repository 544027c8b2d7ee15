package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;

/// One side of a leg as the signalling loop runs it: [UasLeg] or [UacLeg]. What a side can't do, or
/// comes too late for, is nothing.
interface LegRole {
  default void productName(String name) {}

  default void provisional(int status, String reason, Headers extra, Bytes sdp) {}

  default void answer(Headers extra, Bytes sdp) {}

  default void refuse(int status, String reason, Headers extra) {}

  default void cancel(Headers extra) {}

  default void acknowledge(Bytes sdp) {}

  void bye(Headers extra);

  void update(Headers extra, Bytes sdp);

  void reinvite(Headers extra, Bytes sdp);

  void request(String method, Headers extra, String contentType, Bytes body);
}
