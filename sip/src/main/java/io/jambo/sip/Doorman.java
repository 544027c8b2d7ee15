package io.jambo.sip;

import io.jambo.wire.SipRequest;
import java.net.InetAddress;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/// Turns away whom nobody wants to hear, before anything is made of what they sent: strangers,
/// scanners, floods (sip.md 3 steps 1 and 4 to 6). Nothing is logged here, only counted.
///
/// [#admits] is asked on the transport's threads for each message, and allocates nothing but the
/// name of the host that a stranger calls; what needs a parsed message is asked on the signalling
/// loop.
final class Doorman {
  /// What all strangers together may send a second: their addresses may all be forged.
  private static final int ALL_STRANGERS_RATE = 1_000;

  private static final int ALL_STRANGERS_BURST = 2_000;
  private static final long ALL_STRANGERS = 0;

  /// Carriers do send inside a dialog from a third address (sip.md 16, trap 11), so nobody is
  /// counted alone there; what belongs to no dialog costs a look and a 481.
  private static final int IN_DIALOG_RATE = 2_000;

  private static final int IN_DIALOG_BURST = 4_000;

  private final Sources sources;
  private final Buckets each;
  private final Buckets all;
  private final Buckets inDialog;
  private final Bans bans = new Bans();
  private final LongAdder banned;
  private final LongAdder garbage;
  private final LongAdder stranger;
  private final LongAdder rate;

  Doorman(Sources sources, long salt, SipCounters counters) {
    this.sources = sources;
    this.each = new Buckets(salt, sources.rate(), sources.burst());
    this.all = new Buckets(salt, ALL_STRANGERS_RATE, ALL_STRANGERS_BURST);
    this.inDialog = new Buckets(salt, IN_DIALOG_RATE, IN_DIALOG_BURST);
    this.banned = counters.drops("banned");
    this.garbage = counters.drops("garbage");
    this.stranger = counters.drops("stranger");
    this.rate = counters.drops("rate");
  }

  /// Who is not heard for a while.
  Bans bans() {
    return bans;
  }

  /// Whether it is a gateway: neither filter nor limit is for it.
  boolean knows(InetAddress source) {
    return sources.known().test(source);
  }

  /// Whether its call of that host is nobody's business here.
  boolean strange(InetAddress source, String host) {
    return !sources.everybody() && !knows(source) && !sources.ours().test(host);
  }

  /// Whether a message from there may go on to the loop.
  boolean admits(Protocol protocol, InetAddress source, byte[] message, int length, long now) {
    if (knows(source)) {
      return true;
    }
    if (bans.holds(source, now)) {
      return refused(banned);
    }
    if (sources.everybody()) {
      return true;
    }
    var glance = Glance.at(message, length);
    if (glance == Glance.GARBAGE && !protocol.reliable()) {
      return refused(garbage); // on a stream it must go on, to be closed
    }
    if (glance == Glance.NEW_INVITE
        && sources.stranger() == Sources.Verdict.SILENT
        && !sources.ours().test(Glance.host(message, length))) {
      return refused(stranger);
    }
    boolean known = glance == Glance.IN_DIALOG || glance == Glance.RESPONSE;
    boolean within =
        known
            ? inDialog.take(ALL_STRANGERS, now)
            : each.take(source, now) && all.take(ALL_STRANGERS, now);
    return within || refused(rate);
  }

  /// Whether a request was sent by a program that looks for open doors. Its address is not heard
  /// again for a while, unless everybody is welcome: then it is a developer's own.
  boolean scans(SipRequest request, InetAddress source, long now) {
    if (knows(source) || !betrayed(request)) {
      return false;
    }
    if (!sources.everybody()) {
      bans.add(source, now + sources.ban().toNanos(), now);
    }
    return true;
  }

  Sources.Verdict forScanners() {
    return sources.scanner();
  }

  private boolean betrayed(SipRequest request) {
    return names(request.headers().first("User-Agent").orElse(""))
        || names(FrontDoor.userOf(request.from()))
        || names(FrontDoor.userOf(request.to()));
  }

  private boolean names(String text) {
    if (text.isEmpty()) {
      return false;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    return sources.scannerTokens().stream().anyMatch(lower::contains);
  }

  private static boolean refused(LongAdder reason) {
    reason.increment();
    return false;
  }
}
