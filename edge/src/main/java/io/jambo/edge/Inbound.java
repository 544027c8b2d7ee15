package io.jambo.edge;

import io.jambo.call.AlertType;
import io.jambo.edge.Decision.Admitted;
import io.jambo.edge.Decision.Refused;
import io.jambo.kit.Sid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what becomes of a call that comes in: sip.md 4.1 to 4.4, and its table 4.6. Pure: the
/// same INVITE and the same routing are decided the same way; who is already talking is
/// [Headcount]'s to know.
final class Inbound {
  private final Routing routing;
  private final Standing standing;
  private final HouseRules rules;

  Inbound(Routing routing, Standing standing, HouseRules rules) {
    this.routing = routing;
    this.standing = standing;
    this.rules = rules;
  }

  Decision decide(Arrival call) {
    if (standing == Standing.EXPIRED) {
      return unrouted(call, away());
    }
    return switch (Origin.of(call, routing)) {
      case Origin.Trunk trunk -> fromTrunk(call, trunk);
      case Origin.Ambiguous(var why) -> Refused.of(503).saying(why);
      case Origin.Unprovisioned _ ->
          unrouted(call, unless(Refused.of(404, "Number Not Provisioned")));
      case Origin.Device(var account) -> unrouted(call, ofDevice(account));
      case Origin.Stranger _ -> unrouted(call, stranger());
    };
  }

  /// Whether expressions have to be held against the called number.
  boolean searches(Arrival call) {
    var carriers = routing.trunks().at(call.source());
    boolean expressions = routing.numbers().patterned(carriers) || routing.routes().any();
    return expressions && routing.numbers().exactly(call.number(), carriers).isEmpty();
  }

  /// What nothing else routes goes to the application of `--app`, if whoever calls may.
  private Decision unrouted(Arrival call, Refused otherwise) {
    boolean may =
        rules.everybody()
            || rules.knownSources().test(call.source())
            || routing.trunks().known(call.source());
    return rules
        .app()
        .filter(_ -> may)
        .<Decision>map(plan ->
            new Admitted(plan, List.of(new Claim(Claim.Kind.ACCOUNT, plan.accountSid(), 0))))
        .orElse(otherwise);
  }

  /// A developer who has named no application is told so.
  private Refused stranger() {
    return rules.everybody()
        ? Refused.of(480).saying("no configured application")
        : unless(Refused.of(404));
  }

  /// Devices are served when there is a registrar.
  private static Refused ofDevice(Account account) {
    return Refused.of(403)
        .saying("calls of devices are not served yet")
        .to(Plans.party(account, Optional.empty(), Optional.empty()));
  }

  private Decision fromTrunk(Arrival call, Origin.Trunk trunk) {
    if (trunk.account().isEmpty()) {
      return Refused.of(500).saying("account of this number not found");
    }
    var account = trunk.account().get();
    var carrier = Optional.of(trunk.carrier());
    if (!account.active()) {
      return Refused.of(503)
          .saying("Account exists but is inactive")
          .to(Plans.party(account, Optional.empty(), carrier))
          .alerting(AlertType.ACCOUNT_INACTIVE);
    }
    var found = application(call, account, trunk.application());
    var party = Plans.party(account, found.map(RoutedApplication::sid), carrier);
    if (found.isEmpty()) {
      return unrouted(call, unless(Refused.of(480).saying("no configured application")).to(party));
    }
    var application = found.get();
    if (call.applicationSid().equals(Optional.of(application.sid().value()))) {
      return Refused.of(482).to(party);
    }
    return new Admitted(
        Plans.plan(routing, account, application, carrier, rules.speech()),
        claims(account, application));
  }

  /// The first that has something to do (sip.md 4.3).
  private Optional<RoutedApplication> application(
      Arrival call, Account account, Optional<Sid> own) {
    return Stream.concat(
            own.stream(),
            routing.routes().of(account.sid()).stream()
                .filter(route -> route.takes(call.number()))
                .map(CallRoute::application))
        .flatMap(sid -> routing.applications().find(sid).stream())
        .filter(routing.applications()::serves)
        .findFirst();
  }

  private List<Claim> claims(Account account, RoutedApplication application) {
    var limits = routing.tenants().limits();
    return List.of(
        new Claim(Claim.Kind.ACCOUNT, account.sid(), limits.callsOf(account.sid())),
        new Claim(Claim.Kind.PROVIDER, account.provider(), limits.callsOf(account.provider())),
        new Claim(Claim.Kind.APPLICATION, application.sid(), application.most()));
  }

  /// While the database is away nobody can say that there is no such thing (operations.md 7).
  private Refused unless(Refused known) {
    return standing == Standing.CURRENT ? known : away();
  }

  private static Refused away() {
    return Refused.of(503).saying("routing can't be read").with("Retry-After", "10");
  }
}
