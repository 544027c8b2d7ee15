package io.jambo.edge;

import io.jambo.kit.Sid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many calls everybody has now (sip.md 4.4); any thread. A count never falls below zero, and
/// is nothing again when the last call is gone.
public final class Headcount {
  private final Map<Counted, Long> calls = new ConcurrentHashMap<>();

  private record Counted(Claim.Kind kind, Sid owner) {}

  /// A call's place in the counts.
  public final class Seat {
    private final List<Claim> claims;
    private final AtomicBoolean left = new AtomicBoolean();

    private Seat(List<Claim> claims) {
      this.claims = claims;
    }

    /// The call is over; what is said twice counts once.
    public void leave() {
      if (!left.getAndSet(true)) {
        claims.forEach(Headcount.this::less);
      }
    }
  }

  /// Either a seat, or the claim for which there is none left.
  ///
  /// @param over the claim that is over its limit
  public record Taken(Optional<Seat> seat, Optional<Claim> over) {}

  /// Counts a call for all of these, or for none when one of them has enough.
  public Taken take(List<Claim> claims) {
    for (int i = 0; i < claims.size(); i++) {
      var claim = claims.get(i);
      if (!more(claim)) {
        claims.subList(0, i).forEach(this::less);
        return new Taken(Optional.empty(), Optional.of(claim));
      }
    }
    return new Taken(Optional.of(new Seat(claims)), Optional.empty());
  }

  /// How many calls that account, provider or application has now.
  public long calls(Claim.Kind kind, Sid owner) {
    return calls.getOrDefault(new Counted(kind, owner), 0L);
  }

  /// Whether nobody has any.
  public boolean idle() {
    return calls.isEmpty();
  }

  private boolean more(Claim claim) {
    var counted = new Counted(claim.kind(), claim.owner());
    var fits = new AtomicBoolean();
    var _ =
        calls.compute(
            counted,
            (_, before) -> {
              long now = before == null ? 0 : before;
              fits.set(claim.most() == 0 || now < claim.most());
              return fits.get() ? Long.valueOf(now + 1) : before;
            });
    return fits.get();
  }

  private void less(Claim claim) {
    var _ =
        calls.computeIfPresent(
            new Counted(claim.kind(), claim.owner()),
            (_, before) -> before <= 1 ? null : Long.valueOf(before - 1));
  }
}
