package io.jambo.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides from whom packets are taken and to whom they are sent: symmetric RTP in its narrow form
/// (security.md RTP-2 and RTP-3, mode `guarded`; media.md 3.3).
///
/// It learns at the start and after each description that moves the peer's address: a packet from
/// the signalled address settles it at once; otherwise the first [#LEARNING] valid packets do, the
/// signalled host before the signalling host before anybody. Then it is locked and strangers are
/// refused. Pure; owned by the media loop.
final class Latch {
  /// At this packet at the latest the peer is known.
  static final int LEARNING = 5;

  /// Nobody who is not the peer in the end is sent more than this.
  static final int LOSERS_SHARE = 5;

  /// A locked source that is silent for so long may have moved, within the signalling host.
  static final long SILENCE = 2_000 * Frame.MILLI;

  /// More places than this are not compared; the first packets of a stream come from one or two.
  private static final int CANDIDATES = 4;

  private final List<Candidate> candidates = new ArrayList<>(CANDIDATES);
  private Optional<InetSocketAddress> signalled = Optional.empty();
  private Optional<InetAddress> signalling = Optional.empty();
  private Optional<InetSocketAddress> target = Optional.empty();
  private @Nullable Candidate followed;
  private boolean reachable;
  private boolean locked;
  private int seen;
  private long lastHeard;

  /// A description was agreed on. Learning starts anew when it moves the peer's address.
  ///
  /// @param address where it says the peer receives; empty when it names no usable address
  /// @param reachable whether we may send there before anything came from there
  void agreed(Optional<InetSocketAddress> address, boolean reachable, InetAddress signalling) {
    this.signalling = Optional.of(signalling);
    if (address.isEmpty() || address.equals(signalled)) {
      return;
    }
    signalled = address;
    this.reachable = reachable;
    target = reachable ? address : Optional.empty();
    followed = null;
    candidates.clear();
    locked = false;
    seen = 0;
  }

  /// Takes a valid packet: negotiated payload type, plausible header.
  ///
  /// @return whether it is the peer's
  boolean take(InetSocketAddress source, long ssrc, int sequence, long now) {
    if (locked) {
      return peers(source, ssrc, sequence, now);
    }
    seen++;
    if (signalled.isPresent() && source.equals(signalled.get())) {
      lock(signalled, now);
      return true;
    }
    var heard = heard(source, ssrc, sequence);
    var best = best();
    if (seen >= LEARNING && best.mayBePeer()) {
      lock(Optional.of(best.source), now);
    } else if (!reachable && best != followed) {
      target = Optional.of(best.source);
      followed = best;
    }
    return heard.isPresent() && heard.get() == best;
  }

  /// Where to send the next packet; empty: nowhere yet.
  Optional<InetSocketAddress> target() {
    return followed != null && followed.sent >= LOSERS_SHARE ? Optional.empty() : target;
  }

  /// A packet was sent to the [#target()].
  void sent() {
    if (followed != null) {
      followed.sent++;
    }
  }

  /// Whether the peer is known for sure.
  boolean locked() {
    return locked;
  }

  private boolean peers(InetSocketAddress source, long ssrc, int sequence, long now) {
    if (target.isPresent() && source.equals(target.get())) {
      lastHeard = now;
      return true;
    }
    // The old source is silent and the signalling host itself sends: the peer has moved. Nobody
    // else may take over, or a muted party could be stolen.
    boolean mayMove =
        now - lastHeard >= SILENCE
            && signalling.isPresent()
            && signalling.get().equals(source.getAddress());
    var heard = mayMove ? heard(source, ssrc, sequence) : Optional.<Candidate>empty();
    if (heard.isEmpty() || heard.get().run < 2) {
      return false;
    }
    lock(Optional.of(source), now);
    return true;
  }

  private void lock(Optional<InetSocketAddress> peer, long now) {
    target = peer;
    followed = null;
    candidates.clear();
    locked = true;
    lastHeard = now;
  }

  private Optional<Candidate> heard(InetSocketAddress source, long ssrc, int sequence) {
    var known = candidates.stream().filter(one -> one.source.equals(source)).findFirst();
    var candidate = known.isPresent() ? known : admitted(new Candidate(source, rank(source)));
    candidate.ifPresent(one -> one.heard(ssrc, sequence));
    return candidate;
  }

  private Optional<Candidate> admitted(Candidate fresh) {
    if (candidates.size() == CANDIDATES && fresh.rank > Candidate.ANYBODY) {
      candidates.removeIf(one -> one.rank == Candidate.ANYBODY);
    }
    if (candidates.size() == CANDIDATES) {
      return Optional.empty();
    }
    candidates.add(fresh);
    return Optional.of(fresh);
  }

  private Candidate best() {
    var best = candidates.getFirst();
    for (var candidate : candidates) {
      boolean better =
          candidate.rank > best.rank || (candidate.rank == best.rank && candidate.run > best.run);
      best = better ? candidate : best;
    }
    return best;
  }

  private int rank(InetSocketAddress source) {
    if (signalled.isPresent() && signalled.get().getAddress().equals(source.getAddress())) {
      return Candidate.SIGNALLED_HOST;
    }
    return signalling.isPresent() && signalling.get().equals(source.getAddress())
        ? Candidate.SIGNALLING_HOST
        : Candidate.ANYBODY;
  }

  /// A place from which packets came while learning.
  private static final class Candidate {
    static final int ANYBODY = 0;
    static final int SIGNALLING_HOST = 1;
    static final int SIGNALLED_HOST = 2;

    final InetSocketAddress source;
    final int rank;
    int run;
    int sent;
    private long ssrc;
    private int sequence;

    Candidate(InetSocketAddress source, int rank) {
      this.source = source;
      this.rank = rank;
    }

    /// Counts packets in a row: same SSRC, rising sequence.
    void heard(long packetSsrc, int packetSequence) {
      boolean next = run > 0 && packetSsrc == ssrc && (short) (packetSequence - sequence) > 0;
      run = next ? run + 1 : 1;
      ssrc = packetSsrc;
      sequence = packetSequence;
    }

    /// One packet from nowhere makes nobody the peer.
    boolean mayBePeer() {
      return rank > ANYBODY || run > 1;
    }
  }
}
