package io.jambo.edge;

import io.jambo.call.CallPlan;
import io.jambo.kit.Kit;
import io.jambo.store.Store;
import io.jambo.wire.SipRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;

/// The border as the node sees it: who is known, and what becomes of a call. Any thread; nothing
/// here waits but [#patiently].
public final class Switchboard implements AutoCloseable {
  /// Whoever calls a moment after something was configured waits that long for it.
  private static final Duration CATCH_UP = Duration.ofMillis(500);

  private final RoutingSource source;
  private final HouseRules rules;
  private final Headcount calls = new Headcount();

  private Switchboard(RoutingSource source, HouseRules rules) {
    this.source = source;
    this.rules = rules;
  }

  /// What becomes of a call: an application takes it, or it is refused.
  public sealed interface Verdict {
    /// An application takes it.
    ///
    /// @param seat its place in the counts, to be left at its end
    record Taken(CallPlan plan, Headcount.Seat seat) implements Verdict {}

    /// Answered with that.
    record Refused(Decision.Refused why) implements Verdict {}
  }

  /// Reads what is configured, and follows it from then on.
  ///
  /// @param shared whether other nodes write the same database
  /// @param validity how long what was read serves while the database is away
  /// @throws io.jambo.store.StoreFailure when it can't be read
  public static Switchboard open(
      Kit kit, Store store, boolean shared, Duration validity, HouseRules rules) {
    return new Switchboard(RoutingSource.open(kit, store, shared, validity), rules);
  }

  /// What an INVITE says that decides where it goes. Who really sent it is known from a proxy that
  /// is trusted, and from nobody else (sip.md 3 step 8).
  public Arrival arrival(SipRequest invite, InetAddress sender) {
    return Arrival.of(
        invite,
        rules.proxies().test(sender) ? Forwarded.by(invite, sender, rules.proxies()) : sender);
  }

  /// Whether it is a gateway of an active carrier, or a proxy that is trusted; asked for each
  /// message.
  public boolean known(InetAddress address) {
    return source.routing().trunks().known(address) || rules.proxies().test(address);
  }

  /// Whether that host is the realm of an active account.
  public boolean realm(String host) {
    return source
        .routing()
        .tenants()
        .ofRealm(host.toLowerCase(Locale.ROOT))
        .filter(Account::active)
        .isPresent();
  }

  /// Whether a decision about it may take longer than a loop can spare: expressions are to be held
  /// against the number, or something was configured that is not taken over yet.
  public boolean takesTime(Arrival call) {
    return source.behind() || new Inbound(source.routing(), Standing.CURRENT, rules).searches(call);
  }

  /// Decides at once, and counts the call when it is taken.
  public Verdict decide(Arrival call) {
    return counted(new Inbound(source.routing(), source.standing(), rules).decide(call));
  }

  /// The same, by all that was configured before; may wait.
  public Verdict patiently(Arrival call) {
    boolean _ = !source.behind() || source.catchUp(CATCH_UP);
    return decide(call);
  }

  private Verdict counted(Decision decision) {
    return switch (decision) {
      case Decision.Refused refused -> new Verdict.Refused(refused);
      case Decision.Admitted(var plan, var claims) -> {
        var taken = calls.take(claims);
        yield taken
            .seat()
            .<Verdict>map(seat -> new Verdict.Taken(plan, seat))
            .orElseGet(
                () -> new Verdict.Refused(taken.over().orElseThrow().refusal(Party.of(plan))));
      }
    };
  }

  /// How many calls everybody has now.
  public Headcount calls() {
    return calls;
  }

  /// How much what is known is worth now.
  public Standing standing() {
    return source.standing();
  }

  @Override
  public void close() {
    source.close();
  }
}
