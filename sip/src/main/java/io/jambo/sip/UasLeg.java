package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.RAck;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The called side of a call: from the INVITE to our final answer, and from there on what its
/// [InviteUsage] does. Owned by the signalling loop.
final class UasLeg
    implements LegRole, ServerTransaction.User, InviteUsage.Setup, ReliableReplies.User {
  /// RFC 3261 §13.3.1.1: a proxy gives up a call of which it hears nothing for three minutes.
  private static final long EXTENSION_NANOS = Duration.ofMinutes(1).toNanos();

  /// Nobody rings longer than that; whoever forgot the call, it ends.
  private static final int MOST_EXTENSIONS = 180;

  private final Signalling net;
  private final InviteUsage usage;
  private final ServerTransaction<InviteServer.State> invite;
  private final ReliableReplies replies;
  private final Reliability reliability;
  private Runnable latest = () -> {};
  private Timers.@Nullable Timer extension;
  private int extensions;
  private boolean pending = true;
  private boolean described;
  private @Nullable Runnable heldAnswer;
  private @Nullable Headers byeAfterAnswer;

  /// Whether our provisional responses are acknowledged (sip.md 10.2).
  private enum Reliability {
    NONE,
    WANTED,
    REQUIRED
  }

  /// Takes the INVITE in; 100 goes out.
  UasLeg(Signalling net, SipRequest request, Flow flow, Dialog dialog, LegEvents events) {
    this.net = net;
    var open = request.body().isEmpty() ? OpenOffer.NONE : OpenOffer.PEERS;
    this.usage =
        new InviteUsage(net, dialog, events, open, Bytes.EMPTY, Authenticator.none(net.tokens()));
    this.invite = net.transactions().serveInvite(request, flow, this);
    this.reliability = reliability(net, request);
    this.replies =
        new ReliableReplies(net.timers(), invite.timing(), net.tokens().firstRseq(), this);
    usage.setUpBy(this);
    net.dialogs().add(usage);
    waitOn();
  }

  private static Reliability reliability(Signalling net, SipRequest request) {
    if (Wording.lists(request, "Require", ReliableReplies.OPTION)) {
      return Reliability.REQUIRED;
    }
    boolean can = Wording.lists(request, "Supported", ReliableReplies.OPTION);
    return can && net.extensions().reliableWhenSupported() ? Reliability.WANTED : Reliability.NONE;
  }

  @Override
  public void productName(String name) {
    usage.dialog().productName(name);
  }

  @Override
  public void provisional(int status, String reason, Headers extra, Bytes sdp) {
    if (!pending || heldAnswer != null) {
      return;
    }
    boolean offerless = invite.request().body().isEmpty() && !described && sdp.isEmpty();
    if (reliability == Reliability.NONE || (offerless && reliability == Reliability.WANTED)) {
      latest = () -> reply(status, reason, extra, Headers.NONE, sdp);
      latest.run();
    } else if (!offerless) {
      // A first reliable response must carry the offer that the INVITE lacks (RFC 3261 §13.2.1):
      // one that doesn't is left out.
      var again = new ReliableReplies.Reply(status, reason, extra, Bytes.EMPTY);
      latest = () -> replies.send(again);
      replies.send(new ReliableReplies.Reply(status, reason, extra, described ? Bytes.EMPTY : sdp));
      described |= !sdp.isEmpty();
    }
    waitOn();
  }

  @Override
  public void answer(Headers extra, Bytes sdp) {
    if (pending && heldAnswer == null) {
      if (replies.describing()) {
        heldAnswer = () -> accept(extra, sdp);
      } else {
        accept(extra, sdp);
      }
    }
  }

  private void accept(Headers extra, Bytes sdp) {
    settle();
    var told = described ? Bytes.EMPTY : sdp; // one answer is enough (RFC 6337 §3.1)
    usage.said(told);
    var own = usage.timer().accepting(invite.request());
    usage.answered(invite, reply(200, ReasonPhrases.of(200), extra, own, told));
    var bye = byeAfterAnswer;
    if (bye != null) {
      usage.bye(bye);
    }
  }

  @Override
  public void refuse(int status, String reason, Headers extra) {
    if (pending) {
      settle();
      reply(status, reason, extra, Headers.NONE, Bytes.EMPTY);
      usage.end(new LegEvent.Ended("refused"));
    }
  }

  @Override
  public PrintedResponse send(ReliableReplies.Reply reply, long rseq) {
    usage.said(reply.sdp());
    var own =
        Headers.NONE.plus("Require", ReliableReplies.OPTION).plus("RSeq", Long.toString(rseq));
    return reply(reply.status(), reply.reason(), reply.extra(), own, reply.sdp());
  }

  @Override
  public void repeat(PrintedResponse printed) {
    invite.repeat(printed);
  }

  /// RFC 3262 §3: a caller who required it and does not do it.
  @Override
  public void unacknowledged() {
    refuse(504, ReasonPhrases.of(504), Headers.NONE);
  }

  @Override
  public boolean acknowledged(RAck rack) {
    return rack.method().equals("INVITE")
        && rack.cseq() == invite.request().cseq().number()
        && replies.acknowledged(rack);
  }

  @Override
  public void proceed() {
    replies.proceed();
    var held = heldAnswer;
    if (held != null && pending && !replies.describing()) {
      held.run();
    }
  }

  @Override
  public String localTag() {
    return usage.dialog().localTag();
  }

  @Override
  public void cancelled(SipRequest cancel) {
    if (pending) {
      terminate();
      usage.end(new LegEvent.Cancelled(cancel.headers()));
    }
  }

  @Override
  public void undelivered() {
    if (pending) {
      settle();
      usage.end(new LegEvent.Ended("caller can't be reached"));
    }
  }

  /// RFC 3261 §15.1.2: a caller may hang up before the answer too; the INVITE still wants its end.
  @Override
  public void hungUp() {
    if (pending) {
      terminate();
    }
  }

  @Override
  public void bye(Headers extra) {
    if (heldAnswer != null && pending) {
      byeAfterAnswer = extra;
    } else if (pending) {
      refuse(480, ReasonPhrases.of(480), extra);
    } else {
      usage.bye(extra);
    }
  }

  @Override
  public void reinvite(Headers extra, Bytes sdp) {
    usage.reoffer("INVITE", extra, sdp);
  }

  @Override
  public void update(Headers extra, Bytes sdp) {
    usage.reoffer("UPDATE", extra, sdp);
  }

  @Override
  public void request(String method, Headers extra, String contentType, Bytes body) {
    usage.request(method, extra, contentType, body);
  }

  private void terminate() {
    settle();
    reply(487, ReasonPhrases.of(487), Headers.NONE, Headers.NONE, Bytes.EMPTY);
  }

  /// @param own headers that only the stack may write
  private PrintedResponse reply(int status, String reason, Headers extra, Headers own, Bytes sdp) {
    SipResponse plain =
        net.wording().response(invite.request(), status, reason, usage.dialog(), extra, sdp);
    return invite.reply(Wording.with(plain, own));
  }

  private void settle() {
    pending = false;
    replies.stop();
    stopExtending();
  }

  private void waitOn() {
    stopExtending();
    extension = net.timers().in(EXTENSION_NANOS, this::extend);
  }

  private void extend() {
    extensions++;
    if (extensions > MOST_EXTENSIONS) {
      refuse(408, ReasonPhrases.of(408), Headers.NONE);
    } else {
      latest.run();
      waitOn();
    }
  }

  private void stopExtending() {
    var running = extension;
    if (running != null) {
      net.timers().cancel(running);
    }
  }
}
