package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Row;
import io.jambo.store.History;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What went wrong (rest-api.md 16.3): in pages, or all of a window as a table; acknowledged and
/// deleted one by one.
final class AlertDesk implements Desk {
  private static final String OF_ACCOUNT = "/Accounts/{account_sid}/Alerts";
  private static final String OF_PROVIDER = "/ServiceProviders/{service_provider_sid}/Alerts";

  private static final Shape.Thing ALERT =
      Shapes.told("Alert", Nouns.ALERTS).without("target_sid").thing();

  private static final Shape.Thing CHANGE =
      Shape.thing("AlertChange", Member.of("acknowledged", Shape.flag()));

  private final Kit kit;
  private final Store store;
  private final History history;
  private final Clerk clerk;

  AlertDesk(Kit kit, Store store, History history, Clerk clerk) {
    this.kit = kit;
    this.store = store;
    this.history = history;
    this.clerk = clerk;
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.add(
        list("/Alerts", Allowed.A)
            .says("Alerts of the platform")
            .by(asked -> page(asked, Owner.PLATFORM)));
    all.add(
        list(OF_ACCOUNT, Allowed.A_S_C)
            .says("Alerts of an account")
            .by(asked -> page(asked, new Owner.Account(asked.sid("account_sid")))));
    all.add(
        list(OF_PROVIDER, Allowed.A_S)
            .says("Alerts of a service provider")
            .by(asked -> page(asked, new Owner.Provider(asked.sid("service_provider_sid")))));
    one(all, OF_ACCOUNT, Allowed.A_S_C);
    one(all, OF_PROVIDER, Allowed.A_S);
    return List.copyOf(all);
  }

  private static Declaration list(String path, Allowed who) {
    var asks = new ArrayList<>(List.of(Series.parameters()));
    asks.add(Parameter.of("alert_type", Shape.text(64), "of which kind"));
    return Operation.get(path)
        .to(who)
        .asks(asks.toArray(Parameter[]::new))
        .answers(200, Series.envelope("Alerts", ALERT))
        .also(Csv.TYPE);
  }

  private void one(List<Operation> all, String path, Allowed who) {
    all.add(
        Operation.put(path + "/{alert_id}")
            .says("Acknowledge an alert")
            .to(who)
            .takes(CHANGE)
            .answers(204)
            .by(asked -> {
              var row = found(asked);
              boolean seen = asked.body().flag("acknowledged").orElse(false);
              return clerk.update(asked, row, Row.empty(Nouns.ALERTS).with("acknowledged", seen));
            }));
    all.add(
        Operation.delete(path + "/{alert_id}")
            .says("Delete an alert")
            .to(who)
            .answers(204)
            .by(asked -> clerk.delete(asked, found(asked))));
  }

  private Row found(Asked asked) {
    return Sids.read(asked.path("alert_id"))
        .flatMap(sid -> store.find(Nouns.ALERTS, sid, asked.reach()))
        .orElseThrow(Refused::absent);
  }

  private Answer page(Asked asked, Owner owner) {
    var series = Series.of(asked, kit);
    if (series.table()) {
      return table(asked, series, owner);
    }
    var found =
        history.alerts(
            owner,
            asked.query("alert_type"),
            series.from(),
            series.before(),
            series.page(),
            series.count(),
            asked.reach());
    return Answer.ok(
        series.enveloped(found.total(), found.rows().stream().map(Facts::of).toList()));
  }

  private Answer table(Asked asked, Series series, Owner owner) {
    series.exportable();
    var window =
        switch (owner) {
          case Owner.Platform _ ->
              Query.all().where("account_sid", null).where("service_provider_sid", null);
          case Owner.Provider(var sid) -> Query.all().where("service_provider_sid", sid);
          case Owner.Account(var sid) -> Query.all().where("account_sid", sid);
        };
    var query = window.between("time", series.from(), series.before()).downwardsBy("time");
    var wanted =
        asked.query("alert_type").map(type -> query.where("alert_type", type)).orElse(query);
    AuditedRead.note(clerk, asked, "export", "alerts", Optional.empty());
    return Csv.table(
        "alerts",
        ALERT,
        taker -> {
          var rows = new AtomicLong();
          store.stream(
              Nouns.ALERTS,
              wanted,
              asked.reach(),
              row -> {
                if (rows.incrementAndGet() <= Csv.MOST_ROWS) {
                  taker.accept(Facts.of(row));
                }
              });
        });
  }
}
