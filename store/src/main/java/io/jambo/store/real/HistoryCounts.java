package io.jambo.store.real;

import io.jambo.model.Reach;
import io.jambo.store.History;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryPoint;
import io.jambo.store.HistoryTally;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.real.Clause.Purpose;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts of calls: a row a minute in which something changed, for each owner.
final class HistoryCounts {
  private final Store store;

  HistoryCounts(Store store) {
    this.store = store;
  }

  void add(Instant minute, Map<HistoryOf, HistoryTally> tallies) {
    var time = minute.truncatedTo(ChronoUnit.MINUTES);
    var _ =
        store.change(edit -> {
          var sql = ((SqlEdit) edit).sql();
          tallies.forEach((whose, tally) -> add(sql, time, whose, tally));
          return tallies.size();
        });
  }

  List<HistoryPoint> series(
      HistoryOf whose, Instant from, Instant before, Duration step, Reach reach) {
    long millis = step.toMillis();
    if (millis <= 0 || Duration.between(from, before).toMillis() / millis > History.MOST_POINTS) {
      throw new IllegalArgumentException("more than " + History.MOST_POINTS + " points");
    }
    var clause = clause(whose, from, before, reach);
    // The step is a number of ours, so the text is one of few.
    var bucket = "time / " + millis + " * " + millis;
    var text =
        "select "
            + bucket
            + ", max(calls_in_progress), sum(attempts_in), sum(attempts_out),"
            + " sum(answered), sum(failed), sum(minutes) from "
            + whose.noun().name()
            + clause.text()
            + " group by "
            + bucket
            + " order by 1";
    return store.read(view ->
        ((SqlView) view)
            .sql()
            .all(
                text,
                clause.values(),
                row ->
                    new HistoryPoint(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7))));
  }

  Map<Integer, Long> reasons(HistoryOf whose, Instant from, Instant before, Reach reach) {
    var clause = clause(whose, from, before, reach);
    var text = "select reasons from " + whose.noun().name() + clause.text();
    var all =
        store.read(
            view -> ((SqlView) view).sql().all(text, clause.values(), row -> row.getString(1)));
    var sum = new TreeMap<Integer, Long>();
    all.forEach(some -> read(some).forEach((status, count) -> sum.merge(status, count, Long::sum)));
    return sum;
  }

  private static Clause clause(HistoryOf whose, Instant from, Instant before, Reach reach) {
    var query = Query.all().where(owner(whose), whose.sid()).between("time", from, before);
    return Clause.of(whose.noun(), query, reach, Purpose.READ);
  }

  private static void add(Sql sql, Instant time, HistoryOf whose, HistoryTally tally) {
    var table = whose.noun().name();
    var there =
        sql.first(
            "select calls_in_progress, attempts_in, attempts_out, answered, failed, minutes,"
                + " reasons from "
                + table
                + " where time = ? and "
                + owner(whose)
                + " = ?",
            List.of(time, whose.sid().value()),
            row ->
                new HistoryTally(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    read(row.getString(7))));
    var sum = there.map(tally::plus).orElse(tally);
    var values =
        List.of(
            sum.inProgress(),
            sum.attemptsIn(),
            sum.attemptsOut(),
            sum.answered(),
            sum.failed(),
            sum.minutes(),
            print(sum.reasons()),
            time,
            whose.sid().value());
    int _ =
        sql.run(
            there.isPresent()
                ? "update "
                    + table
                    + " set calls_in_progress = ?, attempts_in = ?,"
                    + " attempts_out = ?, answered = ?, failed = ?, minutes = ?, reasons = ?"
                    + " where time = ? and "
                    + owner(whose)
                    + " = ?"
                : "insert into "
                    + table
                    + " (calls_in_progress, attempts_in, attempts_out,"
                    + " answered, failed, minutes, reasons, time, "
                    + owner(whose)
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values);
  }

  private static String owner(HistoryOf whose) {
    return whose.noun().keys().getLast();
  }

  private static String print(Map<Integer, Long> reasons) {
    var members = new LinkedHashMap<String, Json>();
    new TreeMap<>(reasons).forEach((status, count) -> members.put("" + status, Json.of(count)));
    return new Json.Obj(members).print();
  }

  private static Map<Integer, Long> read(String reasons) {
    var read = new TreeMap<Integer, Long>();
    if (Json.parse(reasons) instanceof Parsed.Ok(Json.Obj all)) {
      all.members()
          .keySet()
          .forEach(status ->
              read.put(
                  Integer.valueOf(status),
                  all.number(status).map(BigDecimal::longValue).orElse(0L)));
    }
    return read;
  }
}
