package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.Uri;
import java.util.Optional;

/// A call to place.
///
/// @param target the request URI
/// @param from our address; the stack adds the tag
/// @param to whom we call, without a tag
/// @param extra further headers, in order
/// @param sdp the offer; empty for none
/// @param flow where to send it: [SipStack#flowTo], or the flow a device registered over
/// @param login what challenges are answered with, if they are
public record OutboundInvite(
    Uri target,
    NameAddr from,
    NameAddr to,
    Headers extra,
    Bytes sdp,
    Flow flow,
    Optional<SipLogin> login) {
  /// A call that answers no challenge.
  public OutboundInvite(
      Uri target, NameAddr from, NameAddr to, Headers extra, Bytes sdp, Flow flow) {
    this(target, from, to, extra, sdp, flow, Optional.empty());
  }
}
