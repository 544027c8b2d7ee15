package io.jambo.sip;

import io.jambo.kit.Kit;
import io.jambo.wire.SipRequest;
import io.jambo.wire.Via;
import java.util.HexFormat;

/// The names the stack gives to things: branches, tags, Call-IDs, all from the kit's chance.
/// Callable from any thread.
final class Tokens {
  private static final HexFormat HEX = HexFormat.of();
  private static final int LONGEST_RETRY_SECONDS = 10;
  private static final long MIXER = 0x9e3779b97f4a7c15L;

  private final Kit kit;
  private final String ownBranch;
  private final long secret;

  Tokens(Kit kit) {
    this.kit = kit;
    this.ownBranch = Via.COOKIE + "Jb" + HEX.toHexDigits(kit.random().nextInt());
    this.secret = kit.random().nextLong();
  }

  /// A branch that nobody used before (RFC 3261 §8.1.1.7); it shows that it is ours.
  String branch() {
    return ownBranch + HEX.toHexDigits(kit.random().nextLong());
  }

  /// Whether a branch was made by this very stack: a request that carries it came in a circle.
  boolean own(String branch) {
    return branch.startsWith(ownBranch);
  }

  String tag() {
    return HEX.toHexDigits(kit.random().nextLong());
  }

  String callId() {
    return HEX.toHexDigits(kit.random().nextLong()) + HEX.toHexDigits(kit.random().nextLong());
  }

  /// The To tag of an answer given without keeping state: the same one whenever the same request
  /// comes again (RFC 3261 §8.2.7).
  String tagWithoutState(SipRequest request) {
    long mixed = secret ^ request.callId().hashCode();
    mixed = (mixed ^ (mixed >>> 32)) * MIXER;
    mixed ^= request.via().branch().orElse("").hashCode();
    mixed = (mixed ^ (mixed >>> 29)) * MIXER;
    return HEX.toHexDigits(mixed ^ (mixed >>> 32));
  }

  /// The RSeq of a first reliable response: chance, and far from the end (RFC 3262 §3).
  long firstRseq() {
    return 1L + kit.random().nextInt(1 << 20);
  }

  /// A pause of chance after a collision (RFC 3261 §14.1): 2.1 to 4 s for the owner of the Call-ID,
  /// up to 2 s for the other, in steps of 10 ms.
  long glareNanos(boolean owner) {
    int steps = owner ? 210 + kit.random().nextInt(191) : kit.random().nextInt(201);
    return steps * 10_000_000L;
  }

  /// That much, more or less.
  long aroundNanos(long nanos) {
    return kit.random().nextLong(-nanos, nanos + 1);
  }

  /// How long somebody we turn away shall wait: chance spreads those who come back.
  String retryAfterSeconds() {
    return Integer.toString(1 + kit.random().nextInt(LONGEST_RETRY_SECONDS));
  }
}
