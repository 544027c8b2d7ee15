package io.jambo.edge;

import io.jambo.kit.Sid;
import java.util.List;
import java.util.Optional;

/// Who is calling, and whom (sip.md 4.1). Pure.
sealed interface Origin {
  /// A carrier, with a call for that account.
  ///
  /// @param account empty where the rows name one that is not there
  /// @param application of the number, the pattern or the carrier
  record Trunk(Carrier carrier, Optional<Account> account, Optional<Sid> application)
      implements Origin {}

  /// Somebody calls a realm of ours: a device, or somebody who says so.
  record Device(Account account) implements Origin {}

  /// Several rows claim the call.
  record Ambiguous(String why) implements Origin {}

  /// A carrier, with a call for a number that nobody has.
  record Unprovisioned() implements Origin {}

  /// Nobody we know, calling nothing of ours.
  record Stranger() implements Origin {}

  static Origin of(Arrival call, Routing routing) {
    if (!call.addressed()) {
      var ours = routing.tenants().ofRealm(call.host()).filter(Account::active);
      if (ours.isPresent()) {
        return atRealm(call, routing, ours.get());
      }
      var registered = atRegistration(call, routing);
      if (registered.isPresent()) {
        return registered.get();
      }
    }
    return atAddress(call, routing);
  }

  private static Origin atRealm(Arrival call, Routing routing, Account account) {
    var carriers =
        routing.trunks().at(call.source()).stream()
            .filter(carrier -> carrier.serves(account))
            .toList();
    if (carriers.isEmpty()) {
      return new Device(account);
    }
    var rows =
        routing.numbers().exactly(call.number(), carriers).stream()
            .filter(row -> row.account().equals(Optional.of(account.sid())))
            .toList();
    if (rows.size() > 1) {
      return new Ambiguous("number provisioned on several carriers of this account");
    }
    return rows.stream()
        .findFirst()
        .or(() -> routing.numbers().fitting(call.number(), carriers))
        .<Origin>map(row -> numbered(row, carriers, routing))
        .orElseGet(() -> {
          var first = carriers.getFirst();
          return new Trunk(first, Optional.of(account), first.application());
        });
  }

  /// A carrier with which we are registered calls us by that name.
  private static Optional<Origin> atRegistration(Arrival call, Routing routing) {
    var here = routing.trunks().at(call.source());
    var carriers =
        routing.trunks().registeredAs(call.user(), call.host()).stream()
            .filter(here::contains)
            .toList();
    if (carriers.size() > 1) {
      return Optional.of(new Ambiguous("source address fits several gateways"));
    }
    return carriers.stream()
        .findFirst()
        .map(carrier -> {
          var row = routing.numbers().exactly(call.number(), carriers).stream().findFirst();
          return new Trunk(
              carrier,
              owner(carrier, routing),
              row.flatMap(ProvisionedNumber::application).or(carrier::application));
        });
  }

  private static Origin atAddress(Arrival call, Routing routing) {
    var carriers = routing.trunks().at(call.source());
    if (carriers.isEmpty()) {
      return new Stranger();
    }
    var rows = routing.numbers().exactly(call.number(), carriers);
    if (rows.size() > 1) {
      return new Ambiguous("number claimed by more than one account");
    }
    return rows.stream()
        .findFirst()
        .or(() -> routing.numbers().fitting(call.number(), carriers))
        .<Origin>map(row -> numbered(row, carriers, routing))
        .orElseGet(() -> byDefault(carriers, routing));
  }

  private static Origin byDefault(List<Carrier> carriers, Routing routing) {
    var open =
        carriers.stream()
            .filter(carrier -> carrier.account().isPresent() && carrier.application().isPresent())
            .toList();
    if (open.size() > 1) {
      return new Ambiguous("ambiguous default routing");
    }
    if (open.size() == 1) {
      var only = open.getFirst();
      return new Trunk(only, owner(only, routing), only.application());
    }
    var first = carriers.getFirst();
    return provider(first, routing)
        .flatMap(routing.tenants()::onlyOneOf)
        .<Origin>map(account -> new Trunk(first, Optional.of(account), first.application()))
        .orElseGet(Unprovisioned::new);
  }

  private static Origin numbered(ProvisionedNumber row, List<Carrier> carriers, Routing routing) {
    var carrier =
        carriers.stream()
            .filter(one -> row.carrier().equals(Optional.of(one.sid())))
            .findFirst()
            .orElseThrow();
    var account =
        row.account().isPresent()
            ? row.account().flatMap(routing.tenants()::account)
            : owner(carrier, routing);
    return new Trunk(carrier, account, row.application().or(carrier::application));
  }

  private static Optional<Account> owner(Carrier carrier, Routing routing) {
    return carrier.account().flatMap(routing.tenants()::account);
  }

  private static Optional<Sid> provider(Carrier carrier, Routing routing) {
    return carrier.provider().or(() -> owner(carrier, routing).map(Account::provider));
  }
}
