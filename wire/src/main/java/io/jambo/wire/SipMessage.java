package io.jambo.wire;

import java.util.List;
import java.util.Optional;

/// A SIP message: a request or a response (RFC 3261 §7).
///
/// The typed accessors of mandatory headers ([#via], [#from], [#to], [#callId], [#cseq]) are only
/// for messages in which [SipSanity] found no fault; on others they throw, which is our bug.
public sealed interface SipMessage permits SipRequest, SipResponse {
  /// All header fields.
  Headers headers();

  /// The body, maybe empty.
  Bytes body();

  /// What of the body has that media type: the whole of it, or one part of a multipart body.
  default Optional<Bytes> content(String mediaType) {
    return headers()
        .first("Content-Type")
        .flatMap(type -> Multipart.find(type, body(), mediaType, Bounds.MULTIPART_DEPTH));
  }

  /// The same message with other headers.
  SipMessage withHeaders(Headers headers);

  /// The whole message as it goes on the wire; Content-Length is always written anew.
  default byte[] print() {
    return SipPrinter.print(this);
  }

  /// The topmost Via.
  default Via via() {
    return headers().typed().via();
  }

  /// The From header.
  default NameAddr from() {
    return headers().typed().from();
  }

  /// The To header.
  default NameAddr to() {
    return headers().typed().to();
  }

  /// The Call-ID.
  default String callId() {
    return headers().typed().callId();
  }

  /// The CSeq.
  default CSeq cseq() {
    return headers().typed().cseq();
  }

  /// The first Contact, when there is a well-formed one.
  default Optional<NameAddr> contact() {
    return addresses("Contact").stream().findFirst();
  }

  /// The addresses of a Route, Record-Route, Contact … header, malformed ones left out.
  default List<NameAddr> addresses(String name) {
    return headers().typed().addresses(name);
  }
}
