package io.jambo.rest;

import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;
import java.util.Optional;

/// What is peculiar to one resource; everything that it leaves alone is as for all of them, see
/// [Shelf].
interface Rules {
  /// Which rows a list has, and in which order.
  default Query listed(Asked asked, Query query) {
    return query;
  }

  /// Whose rows a list has.
  default Reach reach(Asked asked) {
    return asked.sees();
  }

  /// What is told of these rows.
  default List<Facts> told(Asked asked, List<Row> rows) {
    return rows.stream().map(Facts::of).toList();
  }

  /// What is done before the transaction, because it takes time.
  default void prepare(Asked asked) {}

  /// Checks a row that is to be written, and completes it.
  ///
  /// @param before the row as it was; empty when it is new
  /// @throws Refused when it can't be
  default Row checked(Draft draft, Optional<Row> before, Row after) {
    return after;
  }

  /// What remains to be written after a new row.
  default void made(Draft draft, Row row) {}

  /// Checks that a row may go.
  ///
  /// @throws Refused when it can't
  default void going(Draft draft, Row row) {}
}
