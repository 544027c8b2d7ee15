package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Many routes of an outbound routing with their entries, in one change (rest-api.md 14.1).
final class LcrBatch {
  /// The priority of the route that takes what no other does.
  private static final long LAST = 9_999;

  private static final int MOST_ROUTES = 1_000;
  private static final int MOST_ENTRIES = 50;
  private static final String ROUTE = "lcr_route_sid";
  private static final String ENTRY = "lcr_carrier_set_entry_sid";
  private static final String CARRIER = "voip_carrier_sid";
  private static final String ENTRIES = "lcr_carrier_set_entries";

  private static final Shape.Thing SENT_ENTRY =
      Shapes.sent("BatchEntry", Nouns.LCR_CARRIER_SET_ENTRY)
          .needs(CARRIER)
          .takes("workload", "priority")
          .and(Member.of(ENTRY, Shape.sid()).maybe().orNull())
          .thing();

  /// What is sent.
  static final Shape SENT =
      Shape.many(
          Shapes.sent("BatchRoute", Nouns.LCR_ROUTES)
              .needs("priority")
              .takes("description")
              .and(Member.of("regex", Shape.filled(32)))
              .and(Member.of(ROUTE, Shape.sid()).maybe().orNull())
              .and(Member.of(ENTRIES, Shape.many(SENT_ENTRY, MOST_ENTRIES)))
              .thing(),
          MOST_ROUTES);

  private final Bureau bureau;

  LcrBatch(Bureau bureau) {
    this.bureau = bureau;
  }

  Answer write(Asked asked) {
    var routes = ((Json.Arr) java.util.Objects.requireNonNull(asked.value())).items();
    bureau.change(
        asked,
        draft -> {
          var lcr = draft.mine(Nouns.LCR, asked.row().sid());
          routes.forEach(route -> route(draft, lcr.sid(), (Json.Obj) route));
          return lcr;
        });
    return Answer.done();
  }

  private void route(Draft draft, Sid lcr, Json.Obj said) {
    var entries = said.items(ENTRIES);
    if (entries.isEmpty()) {
      throw Refused.bad(ENTRIES + ": each route needs one");
    }
    var old = known(draft, said, ROUTE, "lcr_sid", lcr);
    var row =
        old.orElseGet(() -> Row.fresh(Nouns.LCR_ROUTES).with(ROUTE, bureau.sid()))
            .with("lcr_sid", lcr)
            .with("regex", said.text("regex").orElseThrow())
            .with("priority", whole(said, "priority").orElseThrow());
    if (said.has("description")) {
      row = row.with("description", said.text("description").orElse(null));
    }
    CallRouting.checkRegex(row);
    put(draft, old, row);
    var first = Optional.<Sid>empty();
    for (var entry : entries) {
      var sid = entry(draft, row.sid(), (Json.Obj) entry);
      first = first.or(() -> Optional.of(sid));
    }
    if (row.whole("priority").equals(Optional.of(LAST))) {
      var routing = draft.find(Nouns.LCR, lcr).orElseThrow(Refused::absent);
      draft.update(routing, routing.with("default_carrier_set_entry_sid", first.orElseThrow()));
    }
  }

  private Sid entry(Draft draft, Sid route, Json.Obj said) {
    var old = known(draft, said, ENTRY, ROUTE, route);
    var row =
        old.orElseGet(() -> Row.fresh(Nouns.LCR_CARRIER_SET_ENTRY).with(ENTRY, bureau.sid()))
            .with(ROUTE, route)
            .with(CARRIER, Sids.read(said.text(CARRIER).orElseThrow()).orElseThrow());
    for (var number : List.of("workload", "priority")) {
      var value = whole(said, number);
      row = value.isPresent() ? row.with(number, value.get()) : row;
    }
    LcrEntries.checkCarrier(draft, row);
    put(draft, old, row);
    return row.sid();
  }

  /// The row that is named, which has to lie where it is said to.
  private static Optional<Row> known(
      Draft draft, Json.Obj said, String key, String parent, Sid parentSid) {
    var noun = key.equals(ROUTE) ? Nouns.LCR_ROUTES : Nouns.LCR_CARRIER_SET_ENTRY;
    var sid = said.text(key).flatMap(Sids::read);
    if (sid.isEmpty()) {
      return Optional.empty();
    }
    var row =
        draft
            .find(noun, sid.get())
            .filter(found -> found.id(parent).equals(Optional.of(parentSid)));
    if (row.isEmpty()) {
      throw Refused.bad(key + ": names nothing that there is");
    }
    return row;
  }

  private static void put(Draft draft, Optional<Row> old, Row row) {
    if (old.isPresent()) {
      draft.update(old.get(), row);
    } else {
      draft.insert(row);
    }
  }

  private static Optional<Long> whole(Json.Obj said, String name) {
    return said.number(name).map(BigDecimal::longValue);
  }
}
