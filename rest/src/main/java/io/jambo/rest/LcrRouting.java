package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Routes of outbound routings, each with the carriers that share its calls (rest-api.md 14.2).
final class LcrRouting implements Desk, Rules {
  private static final String LCR = "lcr_sid";
  private static final String ROUTE = "lcr_route_sid";
  private static final String ENTRIES = "lcr_carrier_set_entries";

  private static final Shape.Thing TOLD =
      Shapes.told("LcrRoute", Nouns.LCR_ROUTES)
          .and(Member.of(ENTRIES, Shape.many(LcrEntries.TOLD, Integer.MAX_VALUE)))
          .thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewLcrRoute", Nouns.LCR_ROUTES)
          .needs(LCR, "priority")
          .takes("description")
          .and(Member.of("regex", Shape.filled(32)))
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;

  LcrRouting(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.LCR_ROUTES, this);
  }

  @Override
  public List<Operation> operations() {
    var routing = Parameter.of(LCR, new Shape.Reference(Nouns.LCR), "whose routes").needed();
    return new Five(shelf).at("/LcrRoutes", "a route of an outbound routing", TOLD, SENT, routing);
  }

  /// How many routes those routings have, by sid; one without any is not in it.
  static Map<String, Long> counts(Bureau bureau, List<Sid> lcrs) {
    var theirs = Query.all().whereIn(LCR, lcrs);
    return bureau.read(view -> view.counts(Nouns.LCR_ROUTES, LCR, theirs, Reach.EVERYTHING));
  }

  @Override
  public Query listed(Asked asked, Query query) {
    return query.where(LCR, asked.query(LCR).orElseThrow()).orderBy("priority");
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var query = Query.all().whereIn(ROUTE, rows.stream().map(row -> row.sid().value()).toList());
    var entries =
        bureau.read(view -> view.all(Nouns.LCR_CARRIER_SET_ENTRY, query, Reach.EVERYTHING));
    return rows.stream()
        .map(row ->
            Facts.of(row)
                .with(
                    ENTRIES,
                    entries.stream()
                        .filter(entry -> entry.id(ROUTE).equals(Optional.of(row.sid())))
                        .map(Facts::of)
                        .toList()))
        .toList();
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, LCR);
    CallRouting.checkRegex(after);
    return after;
  }
}
