package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.store.HistoryDays;
import io.jambo.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Deletes history that is older than it is kept, a few rows at a time so that nobody who writes
/// waits long.
final class HistoryPurge {
  private static final int MOST_AT_ONCE = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final Kit kit;
  private final Store store;

  HistoryPurge(Kit kit, Store store) {
    this.kit = kit;
    this.store = store;
  }

  long purge(HistoryDays days) {
    var now = kit.wallClock();
    return days.byNoun().entrySet().stream()
        .mapToLong(entry -> purge(entry.getKey(), now.minus(Duration.ofDays(entry.getValue()))))
        .sum();
  }

  private long purge(Noun noun, Instant before) {
    var keys = String.join(", ", noun.keys());
    var time = time(noun);
    var text =
        "delete from "
            + noun.name()
            + " where ("
            + keys
            + ") in (select "
            + keys
            + " from "
            + noun.name()
            + " where "
            + time
            + " < ? order by "
            + time
            + " limit "
            + MOST_AT_ONCE
            + ")";
    long bound = before.toEpochMilli() * (time.equals("start_nanos") ? 1_000_000 : 1);
    long all = 0;
    int some;
    do {
      some = store.change(WITHIN, edit -> ((SqlEdit) edit).sql().run(text, List.of(bound)));
      all += some;
      if (some > 0) {
        kit.pause(PAUSE);
      }
    } while (some == MOST_AT_ONCE);
    return all;
  }

  /// The first moment of a row says how old it is; spans count nanoseconds.
  private static String time(Noun noun) {
    return noun.columns().stream()
        .filter(
            column -> column.kind() instanceof Kind.Moment || column.name().equals("start_nanos"))
        .findFirst()
        .orElseThrow()
        .name();
  }
}
