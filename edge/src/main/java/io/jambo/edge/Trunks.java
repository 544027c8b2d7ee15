package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Carriers and where they call from; immutable. After changes of gateways, [#sorted] puts them
/// together by address.
final class Trunks {
  static final Trunks NONE =
      new Trunks(
          Directory.empty(),
          Shelves.empty(Comparator.comparing(carrier -> carrier.sid().value())),
          Directory.empty(),
          Gateways.NONE,
          true);

  private final Directory<Carrier> carriers;
  private final Shelves<Carrier> registered;
  private final Directory<Gateway> gateways;
  private final Gateways byAddress;
  private final boolean inOrder;

  private Trunks(
      Directory<Carrier> carriers,
      Shelves<Carrier> registered,
      Directory<Gateway> gateways,
      Gateways byAddress,
      boolean inOrder) {
    this.carriers = carriers;
    this.registered = registered;
    this.gateways = gateways;
    this.byAddress = byAddress;
    this.inOrder = inOrder;
  }

  Optional<Carrier> carrier(Sid sid) {
    return carriers.find(sid.value());
  }

  /// The active carriers that call from there, each once, that of the narrowest gateway first.
  List<Carrier> at(InetAddress source) {
    var found = new ArrayList<Carrier>();
    for (var gateway : byAddress.at(source)) {
      var carrier = carriers.at(gateway.carrier().value());
      if (carrier != null && carrier.active() && !found.contains(carrier)) {
        found.add(carrier);
      }
    }
    return found;
  }

  /// Whether an active carrier calls from there; asked for each message.
  boolean known(InetAddress source) {
    var exact = byAddress.exactly(source);
    for (int i = 0; exact != null && i < exact.size(); i++) {
      var carrier = carriers.at(exact.get(i).carrier().value());
      if (carrier != null && carrier.active()) {
        return true;
      }
    }
    return byAddress.ranged() && !at(source).isEmpty();
  }

  /// The carriers with which we are registered as that user of that realm.
  List<Carrier> registeredAs(String user, String realm) {
    return registered.of(Carrier.registration(user, realm));
  }

  Trunks with(Row row) {
    if (row.noun() == Nouns.VOIP_CARRIERS) {
      var carrier = Carrier.of(row);
      var others = withoutRow(row.sid());
      return new Trunks(
          others.carriers.with(carrier.sid().value(), carrier),
          carrier
              .registration()
              .map(as -> others.registered.with(as, carrier))
              .orElse(others.registered),
          gateways,
          byAddress,
          inOrder);
    }
    return Gateway.of(row)
        .map(gateway -> withGateways(gateways.with(gateway.sid().value(), gateway)))
        .orElseGet(() -> withoutGateway(row.sid()));
  }

  /// Without that gateway.
  Trunks withoutGateway(Sid sid) {
    var fewer = gateways.without(sid.value());
    return fewer == gateways ? this : withGateways(fewer);
  }

  /// Without that carrier and its gateways, which go with it and are told of by nobody. They are
  /// looked for even where the carrier is not known any more.
  Trunks withoutCarrier(Sid sid) {
    var others = withoutRow(sid);
    var gone = new ArrayList<Gateway>();
    gateways.each(gateway -> {
      if (gateway.carrier().equals(sid)) {
        gone.add(gateway);
      }
    });
    var fewer = gateways;
    for (var gateway : gone) {
      fewer = fewer.without(gateway.sid().value());
    }
    return gone.isEmpty() ? others : others.withGateways(fewer);
  }

  /// Without the carrier itself.
  private Trunks withoutRow(Sid sid) {
    var there = carrier(sid);
    if (there.isEmpty()) {
      return this;
    }
    var gone = there.get();
    return new Trunks(
        carriers.without(sid.value()),
        gone.registration().map(as -> registered.without(as, gone)).orElse(registered),
        gateways,
        byAddress,
        inOrder);
  }

  private Trunks withGateways(Directory<Gateway> others) {
    return new Trunks(carriers, registered, others, byAddress, false);
  }

  /// The same with its gateways sorted by address: what changes leave to be done once.
  Trunks sorted() {
    if (inOrder) {
      return this;
    }
    var all = new ArrayList<Gateway>();
    gateways.each(all::add);
    return new Trunks(carriers, registered, gateways, new Gateways(all), true);
  }
}
