package io.jambo.call;

import io.jambo.media.Endpoint;
import io.jambo.media.MediaEngine;
import io.jambo.media.MediaEvent;
import io.jambo.media.Negotiation;
import io.jambo.media.Quality;
import io.jambo.sip.Invitation;
import io.jambo.sip.Reoffer;
import io.jambo.sip.SipLeg;
import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SipRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/// The caller's leg: its SIP side and its audio. Owned by the session's task.
final class Leg implements AutoCloseable {
  private enum State {
    OFFERED,
    RINGING,
    EARLY,
    ANSWERED,
    OVER
  }

  private final SipLeg sip;
  private final SipRequest invite;
  private final MediaEngine media;
  private final Headers ownHeaders;
  private final Consumer<MediaEvent> events;
  private Optional<Endpoint> endpoint = Optional.empty();
  private Optional<Quality> quality = Optional.empty();
  private Bytes description = Bytes.EMPTY;
  private State state = State.OFFERED;

  /// Whether our latest 200 made an offer, so that its ACK brings the answer (RFC 3264 §4).
  private boolean offering;

  Leg(Invitation invitation, MediaEngine media, Headers ownHeaders, Consumer<MediaEvent> events) {
    sip = invitation.leg();
    invite = invitation.request();
    this.media = media;
    this.ownHeaders = ownHeaders;
    this.events = events;
  }

  boolean answered() {
    return state == State.ANSWERED;
  }

  /// Whether nothing final has been sent or received.
  boolean pending() {
    return state.compareTo(State.ANSWERED) < 0;
  }

  /// Whether 180 still makes sense: unanswered, and no early media yet.
  boolean mayRing() {
    return state == State.OFFERED || state == State.RINGING;
  }

  /// Its audio.
  ///
  /// @throws IllegalStateException before the leg has any: a bug of ours
  Endpoint audio() {
    return endpoint.orElseThrow(() -> new IllegalStateException("leg has no media"));
  }

  /// What we are called on it from now on.
  void productName(String name) {
    sip.productName(name);
  }

  /// 180 with these headers.
  void ring(Headers extra) {
    state = State.RINGING;
    sip.provisional(180, "Ringing", with(extra), Bytes.EMPTY);
  }

  /// 183 with our session description, once; empty when it went well.
  Optional<Refusal> early() {
    if (!mayRing()) {
      return Optional.empty();
    }
    var refusal = negotiate();
    if (refusal.isEmpty()) {
      state = State.EARLY;
      sip.provisional(183, "Session Progress", ownHeaders, description);
    }
    return refusal;
  }

  /// 200 with our session description; empty when it went well.
  Optional<Refusal> answer() {
    var refusal = negotiate();
    if (refusal.isEmpty()) {
      state = State.ANSWERED;
      offering = invite.body().isEmpty();
      sip.answer(ownHeaders, description);
    }
    return refusal;
  }

  /// A final refusal.
  void refuse(int status, String reason, Headers extra) {
    if (pending()) {
      state = State.OVER;
      sip.refuse(status, reason, with(extra));
    }
  }

  /// BYE.
  void hangUp(Headers extra) {
    if (state == State.ANSWERED) {
      state = State.OVER;
      sip.bye(extra);
    }
  }

  /// Any thread: hangs up a call that can't be told anything any more.
  void abandon() {
    sip.bye(Headers.NONE);
  }

  /// The peer has ended it.
  void over() {
    state = State.OVER;
  }

  /// An ACK or a PRACK, which answers the offer we made when an INVITE or re-INVITE had none.
  void acknowledged(Bytes sdp) {
    if (offering && !sdp.isEmpty()) {
      offering = false;
      SessionDescription.parse(sdp.utf8()).ok().ifPresent(answer -> audio().accept(answer, peer()));
    }
  }

  /// A re-INVITE: hold, resume, another address or codec (sip.md 8.3).
  void reoffered(SipRequest request, Reoffer reply) {
    offering = endpoint.isPresent() && request.body().isEmpty();
    if (endpoint.isEmpty()) {
      reply.refuse(488, "Not Acceptable Here");
    } else if (offering) {
      reply.answer(Headers.NONE, Bytes.utf8(audio().offer().print()));
    } else {
      switch (agree(audio(), request.body())) {
        case Negotiation.Agreed(var answer) ->
            reply.answer(Headers.NONE, Bytes.utf8(answer.print()));
        case Negotiation.Refused _ -> reply.refuse(488, "Not Acceptable Here");
      }
    }
  }

  /// How good its audio was; empty when it never had any.
  Optional<Quality> quality() {
    return endpoint.map(audio -> Quality.of(audio.stats())).or(() -> quality);
  }

  @Override
  public void close() {
    quality = quality();
    endpoint.ifPresent(Endpoint::close);
    endpoint = Optional.empty();
  }

  private Optional<Refusal> negotiate() {
    if (endpoint.isPresent()) {
      return Optional.empty();
    }
    var opened = media.open(peer(), events);
    if (opened.isEmpty()) {
      return Optional.of(
          new Refusal(480, "Temporarily Unavailable", "crankback: media server failure"));
    }
    var audio = opened.get();
    endpoint = opened;
    if (invite.body().isEmpty()) {
      offering = true;
      description = Bytes.utf8(audio.offer().print());
      return Optional.empty();
    }
    return switch (agree(audio, invite.body())) {
      case Negotiation.Agreed(var answer) -> {
        description = Bytes.utf8(answer.print());
        yield Optional.empty();
      }
      case Negotiation.Refused(var reason) ->
          Optional.of(
              new Refusal(488, "Not Acceptable Here", "endpoint allocation failure: " + reason));
    };
  }

  private Negotiation agree(Endpoint audio, Bytes sdp) {
    return switch (SessionDescription.parse(sdp.utf8())) {
      case Parsed.Ok<SessionDescription>(var offer) -> audio.answer(offer, peer());
      case Parsed.Malformed<SessionDescription>(var reason, _) -> new Negotiation.Refused(reason);
    };
  }

  private InetAddress peer() {
    return sip.flow().remote().getAddress();
  }

  private Headers with(Headers extra) {
    var all = ownHeaders;
    for (var header : extra) {
      all = all.plus(header.name(), header.value());
    }
    return all;
  }

  /// Why there is no audio.
  ///
  /// @param detail what `X-Reason` says
  record Refusal(int status, String reason, String detail) {}
}
