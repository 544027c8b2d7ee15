package io.jambo.media;

import io.jambo.kit.Kit;
import io.jambo.wire.Rtcp;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Tells the peer how its audio arrives and learns how ours does: the reports of RFC 3550 §6, in
/// the plain form for two parties (media.md 3.4). Owned by the media loop; allocates nothing for a
/// report.
///
/// It listens to the host of the peer's audio alone (security.md RTP-4): what comes from elsewhere
/// changes nothing. A BYE ends nothing.
final class Reporter implements SocketOwner {
  /// Reports are this far apart, times a half to one and a half by chance.
  static final long INTERVAL = 5_000 * Frame.MILLI;

  /// Compound packets a second beyond which no more are read: the standard allows one or two.
  static final int MOST_PER_SECOND = 20;

  private static final int LAST_PORT = 65_535;

  private static final long SECOND = 1_000 * Frame.MILLI;

  /// From 1900, where NTP begins, to 1970.
  private static final long NTP_EPOCH = 2_208_988_800L;

  /// RFC 7022 §4.2: 96 random bits, here as hexadecimal; nothing personal.
  private static final int NAME = 24;

  private final PortPair ports;
  private final Latch latch;
  private final Reception reception;
  private final Tally tally;
  private final RandomGenerator random;
  private final RateBound rate = new RateBound(MOST_PER_SECOND);
  private final Packet in = new Packet();
  private final byte[] out = new byte[Rtcp.LONGEST];
  private final byte[] name = new byte[NAME];
  private final long ntpStart;
  private final long ssrc;
  private long due = Kit.NEVER;
  private boolean mux;
  private @Nullable InetSocketAddress from;
  private @Nullable InetSocketAddress audio;
  private @Nullable InetSocketAddress target;
  private long lastHeard;
  private int theirTime;
  private long theirTimeAt;

  Reporter(PortPair ports, Latch latch, Reception reception, Tally tally, Kit kit, long ssrc) {
    this.ports = ports;
    this.latch = latch;
    this.reception = reception;
    this.tally = tally;
    this.random = kit.random();
    this.ssrc = ssrc;
    for (int i = 0; i < NAME; i++) {
      name[i] = (byte) Character.forDigit(random.nextInt(16), 16);
    }
    var wall = kit.wallClock();
    ntpStart = ((wall.getEpochSecond() + NTP_EPOCH) << 32) + ntp(wall.getNano()) - ntp(kit.nanos());
  }

  /// Reports as agreed from now on.
  ///
  /// @param muxed whether reports go where audio goes (RFC 5761)
  void agreed(boolean muxed) {
    mux = muxed;
    from = null;
    target = null;
  }

  /// When the peer was heard last; 0 when it never was.
  long lastHeard() {
    return lastHeard;
  }

  /// Sends a report if one is due.
  ///
  /// @param timestamp of our stream now
  void tick(long now, int timestamp) {
    if (due == Kit.NEVER) {
      due = next(now);
    } else if (now >= due) {
      due = next(now);
      report(now, timestamp);
    }
  }

  @Override
  public void read(Sockets.Socket socket, long now) {
    for (int i = 0; i < READS_PER_TURN && socket.receive(in); i++) {
      take(in, now);
    }
  }

  /// Takes a packet that is no audio.
  void take(Packet packet, long now) {
    byte[] data = packet.data();
    if (!rate.take(now) || !peers(packet.source()) || !Rtcp.plausible(data, packet.length())) {
      tally.count(Tally.Item.RTCP_DROPPED);
    } else {
      from = packet.source();
      lastHeard = now;
      tally.count(Tally.Item.RTCP_RECEIVED);
      for (int at = 0; at < packet.length(); at = Rtcp.next(data, at)) {
        switch (Rtcp.type(data, at)) {
          case Rtcp.SENDER_REPORT -> {
            theirTime = Rtcp.middleTime(data, at);
            theirTimeAt = now;
            learn(data, at, now);
          }
          case Rtcp.RECEIVER_REPORT -> learn(data, at, now);
          default -> {
            // Descriptions, feedback, BYE: nothing that we act upon.
          }
        }
      }
    }
  }

  private boolean peers(InetSocketAddress source) {
    var peer = latch.target();
    return peer.isPresent() && peer.get().getAddress().equals(source.getAddress());
  }

  private void learn(byte[] data, int at, long now) {
    for (int i = 0; i < Rtcp.reports(data, at); i++) {
      int report = Rtcp.report(data, at, i);
      if (Rtcp.about(data, report) == ssrc) {
        tally.set(Tally.Item.REMOTE_LOST, Math.max(0, Rtcp.lost(data, report)));
        tally.set(Tally.Item.REMOTE_JITTER, Rtcp.jitter(data, report));
        int last = Rtcp.lastReport(data, report);
        int trip = middle(ntpStart + ntp(now)) - last - Rtcp.sinceLastReport(data, report);
        // A minute and more, or less than nothing, is no round trip but an untruth.
        if (last != 0 && trip >= 0 && trip < 60 << 16) {
          tally.set(Tally.Item.ROUND_TRIP_MICROS, (trip * 1_000_000L) >> 16);
        }
      }
    }
  }

  private void report(long now, int timestamp) {
    var to = target();
    if (to == null) {
      return;
    }
    long sent = tally.value(Tally.Item.SENT);
    int at =
        sent > 0
            ? Rtcp.writeSender(
                out, ssrc, ntpStart + ntp(now), timestamp, sent, tally.value(Tally.Item.OCTETS))
            : Rtcp.writeReceiver(out, ssrc);
    if (reception.begun()) {
      int since = theirTime == 0 ? 0 : (int) ntpShort(now - theirTimeAt);
      at =
          Rtcp.writeReport(
              out,
              at,
              reception.ssrc(),
              reception.fractionLost(),
              reception.lost(),
              reception.highest(),
              reception.jitter(),
              theirTime,
              since);
    }
    int length = Rtcp.writeName(out, at, ssrc, name);
    boolean _ = (mux ? ports.rtp() : ports.rtcp()).send(out, length, to);
    tally.count(Tally.Item.RTCP_SENT);
  }

  /// Where reports go: where the peer's come from, else next to its audio; nowhere before its audio
  /// may be sent to.
  private @Nullable InetSocketAddress target() {
    var peer = latch.target();
    if (peer.isEmpty()) {
      return null;
    }
    var now = peer.get();
    if (mux || from != null) {
      return mux ? now : from;
    }
    if (now.getPort() == LAST_PORT) {
      return null;
    }
    if (!now.equals(audio)) {
      audio = now;
      target = null;
    }
    if (target == null) {
      target = new InetSocketAddress(now.getAddress(), now.getPort() + 1);
    }
    return target;
  }

  private long next(long now) {
    return now + INTERVAL / 2 + (long) (random.nextDouble() * INTERVAL);
  }

  /// Nanoseconds as NTP counts them: 32 bits seconds, 32 bits fraction.
  private static long ntp(long nanos) {
    return ((nanos / SECOND) << 32) + ((nanos % SECOND) << 32) / SECOND;
  }

  private static long ntpShort(long nanos) {
    return ntp(nanos) >>> 16;
  }

  private static int middle(long time) {
    return (int) (time >>> 16);
  }
}
