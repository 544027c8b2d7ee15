package io.jambo.fuzz;

import static io.jambo.fuzz.Promise.holds;
import static io.jambo.fuzz.Promise.text;

import io.jambo.wire.Bytes;
import io.jambo.wire.CSeq;
import io.jambo.wire.DigestChallenge;
import io.jambo.wire.DigestCredentials;
import io.jambo.wire.NameAddr;
import io.jambo.wire.Parsed;
import io.jambo.wire.RAck;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SessionExpires;
import io.jambo.wire.SipFramer;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipSanity;
import io.jambo.wire.Uri;
import io.jambo.wire.Via;
import java.util.ArrayList;
import java.util.List;

/// The parsers of signalling: what was read can be printed, and what was printed reads as something
/// that prints the same. (Printing may escape what had come without an escape.)
final class SipProbe {
  private SipProbe() {}

  static void message(byte[] input) {
    if (!(SipParser.parse(input) instanceof Parsed.Ok<SipMessage>(var message))) {
      return;
    }
    var fault = SipSanity.check(message);
    if (message instanceof SipRequest request
        && fault.filter(SipSanity.Fault::answerable).isPresent()) {
      byte[] answer = SipResponse.to(request, fault.get().status(), fault.get().reason()).print();
      holds(SipParser.parse(answer) instanceof Parsed.Ok<SipMessage>, "a refusal can be read");
    }
    if (fault.isEmpty()) {
      healthy(message);
    }
  }

  private static void healthy(SipMessage message) {
    message.via();
    message.contact();
    message.addresses("Route");
    message.content("application/sdp").ifPresent(Bytes::utf8);
    holds(
        SipParser.parse(message.print()) instanceof Parsed.Ok<SipMessage>(var again)
            && again.from().print().equals(message.from().print())
            && again.to().print().equals(message.to().print())
            && again.via().print().equals(message.via().print())
            && again.cseq().equals(message.cseq())
            && again.callId().equals(message.callId())
            && again.body().equals(message.body()),
        "a message reads as it was printed");
  }

  static void uri(byte[] input) {
    if (Uri.parse(text(input)) instanceof Parsed.Ok<Uri>(var uri)) {
      holds(
          Uri.parse(uri.print()) instanceof Parsed.Ok<Uri>(var again)
              && again.print().equals(uri.print()),
          "a URI reads as it was printed");
    }
  }

  static void header(byte[] input) {
    var value = text(input);
    if (Via.parse(value) instanceof Parsed.Ok<Via>(var via)) {
      holds(
          Via.parse(via.print()) instanceof Parsed.Ok<Via>(var again)
              && again.print().equals(via.print()),
          "a Via reads as it was printed");
    }
    if (NameAddr.parse(value) instanceof Parsed.Ok<NameAddr>(var address)) {
      holds(
          NameAddr.parse(address.print()) instanceof Parsed.Ok<NameAddr>(var again)
              && again.print().equals(address.print()),
          "an address reads as it was printed");
    }
    if (CSeq.parse(value) instanceof Parsed.Ok<CSeq>(var cseq)) {
      holds(
          CSeq.parse(cseq.print()) instanceof Parsed.Ok<CSeq>(var again) && again.equals(cseq),
          "a CSeq reads as it was printed");
    }
    if (RAck.parse(value) instanceof Parsed.Ok<RAck>(var rack)) {
      holds(
          RAck.parse(rack.print()) instanceof Parsed.Ok<RAck>(var again) && again.equals(rack),
          "a RAck reads as it was printed");
    }
    if (SessionExpires.parse(value) instanceof Parsed.Ok<SessionExpires>(var expires)) {
      holds(
          SessionExpires.parse(expires.print()) instanceof Parsed.Ok<SessionExpires>(var again)
              && again.equals(expires),
          "a Session-Expires reads as it was printed");
    }
  }

  static void digest(byte[] input) {
    var value = text(input);
    if (DigestChallenge.parse(value) instanceof Parsed.Ok<DigestChallenge>(var challenge)
        && challenge.algorithm().isPresent()) { // one that we lack is never printed
      holds(
          DigestChallenge.parse(challenge.print()) instanceof Parsed.Ok<DigestChallenge>(var again)
              && again.print().equals(challenge.print()),
          "a challenge reads as it was printed");
    }
    if (DigestCredentials.parse(value) instanceof Parsed.Ok<DigestCredentials>(var credentials)) {
      boolean known = credentials.algorithm().isPresent();
      holds(
          known || !credentials.prove("00112233445566778899aabbccddeeff", "REGISTER"),
          "an algorithm that we lack proves nothing");
      holds(
          !known
              || (DigestCredentials.parse(credentials.print())
                      instanceof Parsed.Ok<DigestCredentials>(var again)
                  && again.print().equals(credentials.print())),
          "credentials read as they were printed");
    }
  }

  /// However a stream is cut, the same messages come out of it.
  static void framer(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int piece = 1 + (input[0] & 0x3f);
    var whole = new SipFramer().feed(input, 1, input.length);
    var framer = new SipFramer();
    var pieces = new ArrayList<SipFramer.Frame>();
    for (int at = 1; at < input.length; at += piece) {
      pieces.addAll(framer.feed(input, at, Math.min(input.length, at + piece)));
    }
    holds(printed(whole).equals(printed(pieces)), "a stream may be cut anywhere");
  }

  private static List<String> printed(List<SipFramer.Frame> frames) {
    return frames.stream()
        .map(frame ->
            switch (frame) {
              case SipFramer.Frame.Message(var bytes) -> "message " + text(bytes.toArray());
              case SipFramer.Frame.Ping _ -> "ping";
              case SipFramer.Frame.Broken(var reason) -> "broken " + reason;
            })
        .toList();
  }

  static void sdp(byte[] input) {
    if (SessionDescription.parse(text(input))
        instanceof Parsed.Ok<SessionDescription>(var description)) {
      holds(
          SessionDescription.parse(description.print())
                  instanceof Parsed.Ok<SessionDescription>(var again)
              && again.print().equals(description.print()),
          "a description reads as it was printed");
    }
  }
}
