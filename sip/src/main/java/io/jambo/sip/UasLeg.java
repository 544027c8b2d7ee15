package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The called side of a call: from the INVITE to our final answer, and from there on what its
/// [InviteUsage] does. Owned by the signalling loop.
final class UasLeg implements LegRole, ServerTransaction.User, InviteUsage.Setup {
  /// RFC 3261 §13.3.1.1: a proxy gives up a call of which it hears nothing for three minutes.
  private static final long EXTENSION_NANOS = Duration.ofMinutes(1).toNanos();

  /// Nobody rings longer than that; whoever forgot the call, it ends.
  private static final int MOST_EXTENSIONS = 180;

  private final Signalling net;
  private final InviteUsage usage;
  private final ServerTransaction<InviteServer.State> invite;
  private Runnable latest = () -> {};
  private Timers.@Nullable Timer extension;
  private int extensions;
  private boolean pending = true;

  /// Takes the INVITE in; 100 goes out.
  UasLeg(Signalling net, SipRequest request, Flow flow, Dialog dialog, LegEvents events) {
    this.net = net;
    this.usage = new InviteUsage(net, dialog, events);
    this.invite = net.transactions().serveInvite(request, flow, this);
    usage.setUpBy(this);
    net.dialogs().add(usage);
    waitOn();
  }

  @Override
  public void provisional(int status, String reason, Headers extra, Bytes sdp) {
    if (pending) {
      latest = () -> reply(status, reason, extra, sdp);
      latest.run();
      waitOn();
    }
  }

  @Override
  public void answer(Headers extra, Bytes sdp) {
    if (pending) {
      settle();
      usage.answered(invite, reply(200, ReasonPhrases.of(200), extra, sdp));
    }
  }

  @Override
  public void refuse(int status, String reason, Headers extra) {
    if (pending) {
      settle();
      reply(status, reason, extra, Bytes.EMPTY);
      usage.end(new LegEvent.Ended("refused"));
    }
  }

  @Override
  public String localTag() {
    return usage.dialog().localTag();
  }

  @Override
  public void cancelled(SipRequest cancel) {
    if (pending) {
      settle();
      reply(487, ReasonPhrases.of(487), Headers.NONE, Bytes.EMPTY);
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
      settle();
      reply(487, ReasonPhrases.of(487), Headers.NONE, Bytes.EMPTY);
    }
  }

  @Override
  public void bye(Headers extra) {
    if (pending) {
      refuse(480, ReasonPhrases.of(480), extra);
    } else {
      usage.bye(extra);
    }
  }

  @Override
  public void reinvite(Headers extra, Bytes sdp) {
    usage.reinvite(extra, sdp);
  }

  @Override
  public void request(String method, Headers extra, String contentType, Bytes body) {
    usage.request(method, extra, contentType, body);
  }

  private PrintedResponse reply(int status, String reason, Headers extra, Bytes sdp) {
    return invite.reply(
        net.wording().response(invite.request(), status, reason, usage.dialog(), extra, sdp));
  }

  private void settle() {
    pending = false;
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
