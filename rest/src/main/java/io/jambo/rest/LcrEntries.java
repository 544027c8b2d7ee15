package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;
import java.util.Optional;

/// The carriers that share the calls of a route (rest-api.md 14.3).
final class LcrEntries implements Desk, Rules {
  private static final String ROUTE = "lcr_route_sid";
  private static final String CARRIER = "voip_carrier_sid";

  static final Shape.Thing TOLD =
      Shapes.told("LcrCarrierSetEntry", Nouns.LCR_CARRIER_SET_ENTRY).thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewLcrCarrierSetEntry", Nouns.LCR_CARRIER_SET_ENTRY)
          .needs(ROUTE, CARRIER)
          .takes("workload", "priority")
          .thing();

  private final Shelf shelf;

  LcrEntries(Bureau bureau) {
    shelf = new Shelf(bureau, Nouns.LCR_CARRIER_SET_ENTRY, this);
  }

  @Override
  public List<Operation> operations() {
    var route =
        Parameter.of(ROUTE, new Shape.Reference(Nouns.LCR_ROUTES), "whose entries").needed();
    return new Five(shelf).at("/LcrCarrierSetEntries", "a carrier of a route", TOLD, SENT, route);
  }

  @Override
  public Query listed(Asked asked, Query query) {
    return query.where(ROUTE, asked.query(ROUTE).orElseThrow()).orderBy("priority");
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, ROUTE);
    checkCarrier(draft, after);
    return after;
  }

  /// Refuses a carrier that the routing's owner may not use.
  static void checkCarrier(Draft draft, Row entry) {
    var carrier = draft.behind(entry, CARRIER).orElseThrow(() -> missing());
    var lcr =
        draft
            .behind(entry, ROUTE)
            .flatMap(route -> draft.behind(route, "lcr_sid"))
            .orElseThrow(() -> Refused.bad(ROUTE + ": names nothing that there is"));
    Optional<Sid> owner = carrier.id("account_sid");
    boolean fits =
        owner.isPresent()
            ? owner.equals(lcr.id("account_sid"))
                || (lcr.id("account_sid").isEmpty()
                    && Owners.provider(draft, carrier).equals(Owners.provider(draft, lcr)))
            : Owners.provider(draft, carrier).equals(Owners.provider(draft, lcr));
    if (!fits) {
      throw missing();
    }
  }

  private static Refused missing() {
    return Refused.bad(CARRIER + ": is no carrier of that owner");
  }
}
