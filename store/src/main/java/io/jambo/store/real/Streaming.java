package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Gives a long list away row by row, in bounded memory. First the keys of the rows that fit, a
/// stretch of them, then their rows, a few at a time: so whoever takes them slowly keeps nothing
/// open in the database. A row that goes meanwhile is left out.
///
/// Stretches of keys are short where an index gives the order, so that they keep no core for long.
/// Where the rows have to be sorted that shows in the time that the first one takes; the others are
/// long then, so that it is not done again and again.
final class Streaming {
  /// Keys held at a time, at most.
  static final int KEYS = 20_000;

  /// Keys of a short stretch.
  static final int FEW_KEYS = 256;

  /// A short stretch that keeps its reader busy for longer has been sorted out of many thousands.
  private static final long SORTED_NANOS = 20_000_000;

  private final Kit kit;
  private final Store store;
  private final Noun noun;
  private final Reach reach;
  private final int together;
  private long spentNanos;

  /// Where a row stands in its list.
  ///
  /// @param order what it is ordered by, a text or a number; the key itself where nothing is said
  /// @param key a text or, of the few nouns that have one row, a number
  record Place(Object order, Object key) {}

  /// @param together rows held at a time
  Streaming(Kit kit, Store store, Noun noun, Reach reach, int together) {
    this.kit = kit;
    this.store = store;
    this.noun = noun;
    this.reach = reach;
    this.together = Math.min(together, Store.ROWS_AT_ONCE);
    if (noun.keys().size() > 1) {
      throw new IllegalArgumentException(noun + " has no single key to stream by");
    }
  }

  /// Keys in a row.
  ///
  /// @param sorted they were looked for among all
  private record Stretch(List<Place> places, boolean sorted) {}

  void run(Query query, Consumer<Row> consumer) {
    Optional<Place> last = Optional.empty();
    int most = FEW_KEYS;
    boolean more = true;
    while (more) {
      var stretch = next(query, last, most);
      var places = stretch.places();
      give(places, consumer);
      last = places.isEmpty() ? last : Optional.of(places.getLast());
      more = places.size() == most;
      most = stretch.sorted() ? KEYS : most;
    }
  }

  /// Only the reading itself is timed: whoever waits for a reader has not sorted anything.
  private Stretch next(Query query, Optional<Place> last, int most) {
    return timed(view -> {
      long began = kit.nanos();
      var places = view.places(noun, query, reach, last, most);
      return new Stretch(places, kit.nanos() - began > SORTED_NANOS);
    });
  }

  private void give(List<Place> places, Consumer<Row> consumer) {
    for (int from = 0; from < places.size(); from += together) {
      var part = places.subList(from, Math.min(from + together, places.size()));
      var keys = part.stream().map(Place::key).toList();
      var rows = timed(view -> view.rows(noun, keys, reach, together));
      keys.forEach(key -> Optional.ofNullable(rows.get(key)).ifPresent(consumer));
    }
  }

  private interface Look<T> {
    T at(SqlView view);
  }

  private <T> T timed(Look<T> look) {
    long begun = kit.nanos();
    var found = store.read(view -> look.at((SqlView) view));
    spentNanos += kit.nanos() - begun;
    if (spentNanos > Store.STREAM_WITHIN.toNanos()) {
      throw new StoreAway("it took too long");
    }
    return found;
  }
}
