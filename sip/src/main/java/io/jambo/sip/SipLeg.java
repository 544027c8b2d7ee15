package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;

/// One leg of a call: our side of one dialog, from INVITE to BYE.
///
/// Every method may be called from any thread: it posts to the signalling loop. What comes too
/// late, or does not fit the leg's state or role, is a no-op; outcomes come as [LegEvent]. Extra
/// headers never replace what the stack itself must say (Via, From, To, Contact, …): such names are
/// left out. An empty body means none.
public interface SipLeg {
  /// The Call-ID.
  String callId();

  /// The flow of the INVITE.
  Flow flow();

  /// Our address: To of an invitation, From of a call we place; with our tag.
  NameAddr local();

  /// The peer's address as the INVITE names it.
  NameAddr remote();

  /// What `Server` and `User-Agent` call us on this leg from now on.
  void productName(String name);

  /// UAS: 101 to 199, with Contact and To tag. It is repeated every minute so that no proxy on the
  /// way gives up (RFC 3261 §13.3.1.1).
  void provisional(int status, String reason, Headers extra, Bytes sdp);

  /// UAS: 200, repeated until the ACK comes ([LegEvent.Acked]) or does not ([LegEvent.NoAck]).
  void answer(Headers extra, Bytes sdp);

  /// UAS: a final refusal, 300 to 699.
  void refuse(int status, String reason, Headers extra);

  /// UAC: takes the INVITE back; the CANCEL waits for a first response (RFC 3261 §9.1). Ends in
  /// [LegEvent.Refused] with 487 as a rule.
  void cancel(Headers extra);

  /// UAC: the answer to the offer in a 2xx, when our INVITE had none; the ACK goes out with it. Who
  /// does not give it in ten seconds hangs up.
  void acknowledge(Bytes sdp);

  /// Hangs up in whatever state the leg is: BYE when answered (after the ACK, RFC 3261 §15), 480 or
  /// CANCEL before.
  void bye(Headers extra);

  /// A new offer inside the dialog; ends in [LegEvent.Reanswered] or [LegEvent.ReofferRefused].
  /// When it collides with one of the peer (491), it is tried again after a while.
  void reinvite(Headers extra, Bytes sdp);

  /// The same by UPDATE (RFC 3311), which asks nobody but the machine on the other side.
  void update(Headers extra, Bytes sdp);

  /// Any other request inside the dialog (INFO, MESSAGE, NOTIFY …); ends in [LegEvent.Responded].
  void request(String method, Headers extra, String contentType, Bytes body);

  /// An INFO.
  default void info(String contentType, Bytes body) {
    request("INFO", Headers.NONE, contentType, body);
  }
}
