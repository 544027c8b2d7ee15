package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The called side of a call: from the INVITE to our final answer, and from there on what its
/// [Session] does. Owned by the signalling loop.
final class UasLeg implements LegRole, ServerTransaction.User, Session.Setup {
  /// RFC 3261 §13.3.1.1: a proxy gives up a call of which it hears nothing for three minutes.
  private static final long EXTENSION_NANOS = Duration.ofMinutes(1).toNanos();

  /// Nobody rings longer than that; whoever forgot the call, it ends.
  private static final int MOST_EXTENSIONS = 180;

  private final Signalling net;
  private final Session session;
  private final ServerTransaction<InviteServer.State> invite;
  private Runnable latest = () -> {};
  private Timers.@Nullable Timer extension;
  private int extensions;
  private boolean pending = true;

  /// Takes the INVITE in; 100 goes out.
  UasLeg(Signalling net, SipRequest request, Flow flow, Dialog dialog, LegEvents events) {
    this.net = net;
    this.session = new Session(net, dialog, events);
    this.invite = net.transactions().serveInvite(request, flow, this);
    session.setUpBy(this);
    net.dialogs().add(session);
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
      session.answered(invite, reply(200, Phrases.of(200), extra, sdp));
    }
  }

  @Override
  public void refuse(int status, String reason, Headers extra) {
    if (pending) {
      settle();
      reply(status, reason, extra, Bytes.EMPTY);
      session.end(new LegEvent.Ended("refused"));
    }
  }

  @Override
  public String localTag() {
    return session.dialog().localTag();
  }

  @Override
  public void cancelled(SipRequest cancel) {
    if (pending) {
      settle();
      reply(487, Phrases.of(487), Headers.NONE, Bytes.EMPTY);
      session.end(new LegEvent.Cancelled(cancel.headers()));
    }
  }

  @Override
  public void undelivered() {
    if (pending) {
      settle();
      session.end(new LegEvent.Ended("caller can't be reached"));
    }
  }

  /// RFC 3261 §15.1.2: a caller may hang up before the answer too; the INVITE still wants its end.
  @Override
  public void hungUp() {
    if (pending) {
      settle();
      reply(487, Phrases.of(487), Headers.NONE, Bytes.EMPTY);
    }
  }

  @Override
  public void bye(Headers extra) {
    if (pending) {
      refuse(480, Phrases.of(480), extra);
    } else {
      session.bye(extra);
    }
  }

  @Override
  public void reinvite(Headers extra, Bytes sdp) {
    session.reinvite(extra, sdp);
  }

  @Override
  public void request(String method, Headers extra, String contentType, Bytes body) {
    session.request(method, extra, contentType, body);
  }

  private Packet reply(int status, String reason, Headers extra, Bytes sdp) {
    return invite.reply(
        net.wording().response(invite.request(), status, reason, session.dialog(), extra, sdp));
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
      refuse(408, Phrases.of(408), Headers.NONE);
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
