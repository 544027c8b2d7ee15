package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.CSeq;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The calling side of a call: one INVITE, the early dialogs it may fork into, the one that is
/// answered first (RFC 3261 §13.2). Owned by the signalling loop.
final class UacLeg implements LegRole {
  /// Early dialogs, and late answers of other branches, of one INVITE; more are not followed.
  static final int MOST_FORKS = 16;

  /// How often the INVITE is sent anew because its refusal asked for something.
  static final int MOST_ATTEMPTS = 3;

  /// Nobody rings longer than that; whoever forgot the call, it is taken back.
  private static final long LONGEST_RINGING_NANOS = Duration.ofHours(3).toNanos();

  private final Signalling net;
  private SipRequest unsigned;
  private final Flow flow;
  private final String contact;
  private final LegEvents events;
  private final Authenticator login;
  private final Map<String, InviteUsage> early = new LinkedHashMap<>();
  private final Map<String, InviteUsage> strays = new LinkedHashMap<>();
  private @Nullable ClientTransaction<InviteClient.State> invite;
  private Timers.@Nullable Timer bound;
  private @Nullable InviteUsage answered;
  private @Nullable Headers takenBack;
  private int attempts = 1;
  private boolean heard;
  private boolean settled;

  /// @param unsigned the INVITE without a Via
  UacLeg(
      Signalling net,
      SipRequest unsigned,
      Flow flow,
      String contact,
      LegEvents events,
      Authenticator login) {
    this.net = net;
    this.unsigned = unsigned;
    this.flow = flow;
    this.contact = contact;
    this.events = events;
    this.login = login;
  }

  /// Sends the INVITE.
  void start() {
    bound = net.timers().in(LONGEST_RINGING_NANOS, () -> cancel(Headers.NONE));
    invite = net.transactions().sendInvite(unsigned, flow, this::noticed);
  }

  @Override
  public void cancel(Headers extra) {
    if (!settled && takenBack == null) {
      takenBack = extra;
      sendCancel();
    }
  }

  @Override
  public void bye(Headers extra) {
    var usage = answered;
    if (usage != null) {
      usage.bye(extra);
    } else {
      cancel(extra);
    }
  }

  @Override
  public void acknowledge(Bytes sdp) {
    var usage = answered;
    if (usage != null) {
      usage.answerInAck(sdp);
    }
  }

  @Override
  public void reinvite(Headers extra, Bytes sdp) {
    reoffer("INVITE", extra, sdp);
  }

  @Override
  public void update(Headers extra, Bytes sdp) {
    reoffer("UPDATE", extra, sdp);
  }

  @Override
  public void request(String method, Headers extra, String contentType, Bytes body) {
    var usage = answered;
    if (usage != null) {
      usage.request(method, extra, contentType, body);
    }
  }

  private void reoffer(String method, Headers extra, Bytes sdp) {
    var usage = answered;
    if (usage != null) {
      usage.reoffer(method, extra, sdp);
    }
  }

  private void noticed(Effect.Notice notice) {
    switch (notice) {
      case Effect.Notice.Responded(var r) when r.provisional() -> ringing(r);
      case Effect.Notice.Responded(var r) when r.success() -> succeeded(r);
      case Effect.Notice.Responded(var r) -> refused(r);
      case Effect.Notice.TimedOut() when heard -> finish(new LegEvent.Ended("taken back"));
      case Effect.Notice.TimedOut() -> finish(new LegEvent.Unreachable("no response"));
      case Effect.Notice.Undelivered() -> finish(new LegEvent.Unreachable("connection failed"));
    }
  }

  private void ringing(SipResponse response) {
    boolean first = !heard;
    heard = true;
    if (first) {
      sendCancel();
    }
    if (response.status() == 100 || answered != null) {
      return;
    }
    var tag = response.to().tag().orElse("");
    if (!tag.isEmpty() && early.size() < MOST_FORKS && !early.containsKey(tag)) {
      var usage = usage(response, events);
      // No callee should, but one that hangs up an early dialog must not be left ringing.
      usage.setUpBy(() -> cancel(Headers.NONE));
      early.put(tag, usage);
    }
    var branch = early.get(tag);
    if (response.rseq() > 0 && (branch == null || !branch.prack(response))) {
      return; // repeated, or before its turn (RFC 3262 §4)
    }
    events.tell(new LegEvent.Provisional(response));
  }

  private void refused(SipResponse response) {
    boolean again = takenBack == null && answered == null && attempts < MOST_ATTEMPTS;
    var changed = again ? changed(response) : Optional.<Headers>empty();
    changed.ifPresentOrElse(this::resend, () -> finish(new LegEvent.Refused(response)));
  }

  /// The headers with which the INVITE has another chance, if any.
  private Optional<Headers> changed(SipResponse refusal) {
    var headers = unsigned.headers();
    if (refusal.status() == 422 && headers.has("Session-Expires")) {
      var shortest = Long.toString(SessionTimer.shortest(refusal));
      return Optional.of(headers.with("Session-Expires", shortest).with("Min-SE", shortest));
    }
    return login
        .answer(unsigned, refusal, attempts - 1)
        .map(answers -> Wording.replaced(headers, answers));
  }

  /// The same call in a new transaction (RFC 3261 §8.1.3.5).
  private void resend(Headers headers) {
    attempts++;
    heard = false;
    forgetEarly();
    var next = new CSeq(unsigned.cseq().number() + 1, "INVITE");
    unsigned = unsigned.withHeaders(headers.with("CSeq", next.print()));
    invite = net.transactions().sendInvite(unsigned, flow, this::noticed);
  }

  private void succeeded(SipResponse response) {
    var tag = response.to().tag().orElse("");
    var known = strays.get(tag);
    var winner = answered;
    if (winner != null && winner.dialog().remoteTag().equals(tag)) {
      known = winner;
    }
    if (known != null) {
      net.counters().repeatReceived();
      known.ownAck().send(response);
    } else if (answered == null && takenBack == null) {
      win(tag, response);
    } else {
      turnAway(tag, response);
    }
  }

  private void win(String tag, SipResponse response) {
    var forked = early.remove(tag);
    var winner = forked != null ? forked : usage(response, events);
    answered = winner;
    settle();
    if (unsigned.body().isEmpty() && !response.body().isEmpty()) {
      winner.confirmWithOffer(response);
    } else {
      winner.confirm(response);
    }
    events.tell(new LegEvent.Answered(response));
  }

  /// Another branch answered as well, or the answer crossed our CANCEL: without ACK and BYE its
  /// phone would think itself in a call (sip.md 16, trap 2).
  private void turnAway(String tag, SipResponse response) {
    if (strays.size() == MOST_FORKS) {
      net.counters().dropped("fork");
      return;
    }
    var forked = early.remove(tag);
    if (forked != null) {
      forked.close();
    }
    var stray = usage(response, new LegEvents(net.counters()));
    strays.put(tag, stray);
    stray.confirm(response);
    stray.bye(Headers.NONE);
    if (answered == null) {
      finish(new LegEvent.Ended("answered when taken back"));
    }
  }

  private InviteUsage usage(SipResponse response, LegEvents hearer) {
    var dialog = Dialog.calling(unsigned, response, flow, contact);
    var open = unsigned.body().isEmpty() ? OpenOffer.NONE : OpenOffer.OURS;
    var usage = new InviteUsage(net, dialog, hearer, open, unsigned.body(), login);
    usage.ownAck().provedBy(unsigned.headers().where(Authenticator::proof));
    net.dialogs().add(usage);
    return usage;
  }

  /// RFC 3261 §9.1: a CANCEL may go out only once the peer has been heard of; without a final
  /// answer after 64*T1 the INVITE counts as taken back.
  private void sendCancel() {
    var extra = takenBack;
    if (extra == null || !heard) {
      return;
    }
    var sent = Objects.requireNonNull(invite);
    net.transactions().sendSigned(sent.cancel(extra), flow, _ -> {});
    stopBound();
    bound = net.timers().in(sent.timing().patience(), () -> sent.feed(new Input.Abandon()));
  }

  private void finish(LegEvent last) {
    settle();
    events.tell(last);
  }

  private void settle() {
    settled = true;
    stopBound();
    forgetEarly();
  }

  private void forgetEarly() {
    early.values().forEach(InviteUsage::close);
    early.clear();
  }

  private void stopBound() {
    var running = bound;
    if (running != null) {
      net.timers().cancel(running);
    }
  }
}
