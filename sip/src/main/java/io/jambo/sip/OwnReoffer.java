package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A re-INVITE (RFC 3261 §14.1) or UPDATE (RFC 3311) of ours, with an offer or as a mere refresh.
/// One at a time; owned by the signalling loop.
///
/// When both sides offer at the same time, both are refused with 491 and try again after a pause of
/// chance: ours is longer if we own the Call-ID.
final class OwnReoffer {
  /// A peer that has taken note and does not answer in that time never will.
  static final Duration ANSWER_BOUND = Duration.ofMinutes(3);

  /// How often a peer may say 491 to the same offer.
  static final int MOST_RETRIES = 5;

  private final Signalling net;
  private final InviteUsage usage;
  private final LegEvents events;
  private @Nullable Attempt pending;
  private @Nullable ClientTransaction<?> sent;
  private Timers.@Nullable Timer bound;
  private Timers.@Nullable Timer retry;

  /// @param request as it was sent
  private record Attempt(SipRequest request, Headers extra, int retries, int rounds) {
    boolean invite() {
      return request.method().equals("INVITE");
    }
  }

  OwnReoffer(Signalling net, InviteUsage usage, LegEvents events) {
    this.net = net;
    this.usage = usage;
    this.events = events;
  }

  boolean pending() {
    return pending != null;
  }

  /// Whether one that was refused will be tried again.
  boolean waiting() {
    return retry != null;
  }

  /// Sends it; while another offer is open, either way, it is refused at home with 491.
  void send(String method, Headers extra, Bytes sdp) {
    stop();
    var attempt = attempt(method, extra, sdp, 0);
    if (usage.busy()) {
      tell(attempt, new LegEvent.ReofferRefused(own(attempt.request, 491)));
    } else {
      send(attempt);
    }
  }

  /// The dialog is over. The peer may still answer, to get its ACK; that is not waited for long.
  void linger() {
    stop();
    var lingering = sent;
    if (pending != null && lingering != null) {
      giveUpIn(lingering.timing().patience());
    }
  }

  /// Nothing is tried again.
  void stop() {
    var waiting = retry;
    if (waiting != null) {
      net.timers().cancel(waiting);
      retry = null;
    }
  }

  private Attempt attempt(String method, Headers extra, Bytes sdp, int retries) {
    var plain = usage.dialog().request(method, net.wording(), extra, Wording.SDP, sdp);
    return new Attempt(Wording.with(plain, usage.timer().asking()), extra, retries, 0);
  }

  private void send(Attempt attempt) {
    pending = attempt;
    usage.said(attempt.request.body());
    var flow = usage.dialog().next(net.transport());
    if (attempt.invite()) {
      sent = net.transactions().sendInvite(attempt.request, flow, n -> noticed(attempt, n));
    } else {
      sent = net.transactions().send(attempt.request, flow, n -> noticed(attempt, n));
    }
    if (pending != null) {
      giveUpIn(ANSWER_BOUND.toNanos());
    }
  }

  private void giveUpIn(long nanos) {
    stopBound();
    var asked = Objects.requireNonNull(sent);
    bound = net.timers().in(nanos, () -> asked.feed(new Input.Abandon()));
  }

  private void settle() {
    pending = null;
    stopBound();
  }

  private void stopBound() {
    var running = bound;
    if (running != null) {
      net.timers().cancel(running);
    }
  }

  private void noticed(Attempt attempt, Effect.Notice notice) {
    if (notice instanceof Effect.Notice.Responded(var response)) {
      responded(attempt, response);
    } else {
      refused(attempt, own(attempt.request, 408));
    }
  }

  private void responded(Attempt attempt, SipResponse response) {
    if (response.provisional()) {
      return;
    }
    if (!response.success()) {
      refused(attempt, response);
    } else if (!attempt.equals(pending)) {
      net.counters().repeatReceived();
      usage.ownAck().send(response);
    } else {
      settle();
      usage.answeredBy(response);
      tell(attempt, new LegEvent.Reanswered(response));
    }
  }

  /// RFC 3261 §14.1: the session stays as it was, unless the peer knows it no more.
  private void refused(Attempt attempt, SipResponse response) {
    if (!attempt.equals(pending)) {
      return; // it was accepted already
    }
    settle();
    usage.unanswered();
    conclude(attempt, response);
  }

  private void conclude(Attempt attempt, SipResponse response) {
    var proof = usage.login().answer(attempt.request, response, attempt.rounds);
    if (proof.isPresent() && usage.up()) {
      send(proved(attempt, proof.get()));
      return;
    }
    if (response.status() == 491 && attempt.retries < MOST_RETRIES && usage.up()) {
      again(attempt);
      return;
    }
    tell(attempt, new LegEvent.ReofferRefused(response));
    if (response.status() == 408 || response.status() == 481) {
      usage.lost(response.status());
    } else {
      usage.timer().refused(response);
    }
  }

  /// The same with the answer to a challenge (RFC 3261 §22.2).
  private Attempt proved(Attempt refused, Headers proof) {
    var old = refused.request;
    var fresh = attempt(old.method(), refused.extra, old.body(), refused.retries);
    var request = Wording.with(fresh.request, proof);
    return new Attempt(request, refused.extra, refused.retries, refused.rounds + 1);
  }

  private void again(Attempt refused) {
    long pause = net.tokens().glareNanos(usage.dialog().ownsCallId());
    retry =
        net.timers()
            .in(
                pause,
                () -> {
                  retry = null;
                  var request = refused.request;
                  var attempt =
                      attempt(request.method(), refused.extra, request.body(), refused.retries + 1);
                  if (usage.busy()) {
                    conclude(attempt, own(attempt.request, 491));
                  } else {
                    send(attempt);
                  }
                });
  }

  /// A refresh without a session description is nobody's business but ours.
  private void tell(Attempt attempt, LegEvent event) {
    if (!attempt.request.body().isEmpty()) {
      events.tell(event);
    }
  }

  private static SipResponse own(SipRequest request, int status) {
    return SipResponse.to(request, status, ReasonPhrases.of(status));
  }
}
