package io.jambo.store.real;

import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Page;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alerts as rows. Nothing in them is personal.
final class HistoryAlerts {
  private final Store store;

  HistoryAlerts(Store store) {
    this.store = store;
  }

  void write(List<Row> alerts) {
    var _ =
        store.change(edit -> {
          var sql = (SqlEdit) edit;
          alerts.forEach(alert -> insert(sql, alert));
          return alerts.size();
        });
  }

  Page page(
      Owner owner,
      Optional<String> type,
      Instant from,
      Instant before,
      int page,
      int size,
      Reach reach) {
    var window = Query.all().between("time", from, before).downwardsBy("time").page(page, size);
    var theirs =
        switch (owner) {
          case Owner.Account(var sid) -> window.where("account_sid", sid);
          case Owner.Provider(var sid) -> window.where("service_provider_sid", sid);
          case Owner.Platform() ->
              window.where("account_sid", null).where("service_provider_sid", null);
        };
    var wanted = type.isPresent() ? theirs.where("alert_type", type.get()) : theirs;
    return store.read(view -> view.list(Nouns.ALERTS, wanted, reach));
  }

  private static void insert(SqlEdit edit, Row alert) {
    var table = Table.of(Nouns.ALERTS);
    edit.sql()
        .run(
            table.insert() + " on conflict (alert_id) do nothing",
            table.written(alert, edit.sealer()));
  }
}
