package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.model.Nouns;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.util.ArrayList;
import java.util.List;

/// Who changed what (rest-api.md 17): the caller's own part of the audit log, newest first.
final class AuditDesk implements Desk {
  private static final Shape.Thing ENTRY =
      Shapes.told("AuditEntry", Nouns.AUDIT_LOG).without("previous_hash", "hash").thing();

  private final Kit kit;
  private final Store store;

  AuditDesk(Kit kit, Store store) {
    this.kit = kit;
    this.store = store;
  }

  @Override
  public List<Operation> operations() {
    var asks = new ArrayList<>(List.of(Series.parameters()));
    asks.add(Parameter.of("actor_sid", Shape.sid(), "who did it"));
    asks.add(Parameter.of("entity", Shape.text(32), "what was changed"));
    asks.add(Parameter.of("entity_sid", Shape.text(255), "which of them"));
    asks.add(Parameter.of("action", Shape.text(32), "what was done"));
    return List.of(
        Operation.get("/AuditLog")
            .says("Who changed what, newest first")
            .to(Allowed.A_S_C)
            .asks(asks.toArray(Parameter[]::new))
            .answers(200, Series.envelope("AuditLog", ENTRY))
            .by(this::list));
  }

  private Answer list(Asked asked) {
    var series = Series.of(asked, kit);
    var query =
        Query.all()
            .between("time", series.from(), series.before())
            .downwardsBy("time")
            .page(series.page(), series.count());
    for (var column : List.of("actor_sid", "entity", "entity_sid", "action")) {
      if (asked.query(column).isPresent()) {
        query = query.where(column, asked.query(column).get());
      }
    }
    var wanted = query;
    var found = store.read(view -> view.list(Nouns.AUDIT_LOG, wanted, asked.reach()));
    return Answer.ok(
        series.enveloped(found.total(), found.rows().stream().map(Facts::of).toList()));
  }
}
