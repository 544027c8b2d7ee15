package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Outbound routings, one for an account and one for a service provider (rest-api.md 14.1).
final class Lcrs implements Desk, Rules {
  private static final String OWNER = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final String KEY = "lcr_sid";
  private static final String DEFAULT = "default_carrier_set_entry_sid";
  private static final String ROUTES = "/Lcrs/{lcr_sid}/Routes";
  private static final String OF_PROVIDER = "/ServiceProviders/{service_provider_sid}/Lcrs";

  private static final Shape.Thing TOLD =
      Shapes.told("Lcr", Nouns.LCR)
          .and(Member.of("number_routes", Shape.whole(0, Integer.MAX_VALUE)))
          .thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewLcr", Nouns.LCR)
          .takesAllBut()
          .and(Member.of("name", Shape.filled(64)))
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;
  private final LcrBatch batch;

  Lcrs(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.LCR, this);
    batch = new LcrBatch(bureau);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(new Five(shelf).at("/Lcrs", "an outbound routing", TOLD, SENT));
    all.add(
        Operation.get(OF_PROVIDER)
            .says("List a service provider's outbound routings")
            .to(Allowed.A_S)
            .lists(TOLD)
            .by(shelf::list));
    all.add(
        Operation.post(OF_PROVIDER)
            .says("Make an outbound routing of a service provider")
            .to(Allowed.A_S)
            .takes(SENT)
            .makes()
            .by(shelf::make));
    for (var declaration : List.of(Operation.post(ROUTES), Operation.put(ROUTES))) {
      all.add(
          declaration
              .says("Write many routes of an outbound routing at once")
              .to(Allowed.A_S_C)
              .item(KEY, Nouns.LCR)
              .takes(LcrBatch.SENT)
              .changes()
              .by(batch::write));
    }
    return all;
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    var routes = LcrRouting.counts(bureau, rows.stream().map(Row::sid).toList());
    return rows.stream()
        .map(row -> Facts.of(row).with("number_routes", routes.getOrDefault(row.sid().value(), 0L)))
        .toList();
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, OWNER, PROVIDER);
    var row = after.id(OWNER).isPresent() ? after.with(PROVIDER, null) : after;
    if (before.isEmpty()) {
      checkOnly(draft, row);
    }
    checkDefault(draft, row);
    return row;
  }

  private static void checkOnly(Draft draft, Row row) {
    var owner = row.id(OWNER).isPresent() ? OWNER : PROVIDER;
    Sid sid =
        row.id(owner).orElseThrow(() -> Refused.bad(OWNER + " or " + PROVIDER + ": is missing"));
    boolean another =
        draft.all(Nouns.LCR, owner, sid).stream()
            .anyMatch(lcr -> owner.equals(OWNER) || lcr.id(OWNER).isEmpty());
    if (another) {
      throw Refused.bad("there is an outbound routing of that " + owner + " already");
    }
  }

  /// The default has to be an entry of one of its own routes.
  private static void checkDefault(Draft draft, Row row) {
    var entry = draft.behind(row, DEFAULT);
    var route = entry.flatMap(found -> draft.behind(found, "lcr_route_sid"));
    if (entry.isPresent()
        && !route.flatMap(found -> found.id(KEY)).equals(Optional.of(row.sid()))) {
      throw Refused.bad(DEFAULT + ": is not an entry of this outbound routing");
    }
  }
}
