package io.jambo.store;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows as a [Reading] or a [Change] sees them. A row that the given [Reach] does not cover is
/// not there (security.md API-2).
public interface View {
  /// The row with that identifier.
  Optional<Row> find(Noun noun, Sid sid, Reach reach);

  /// The first row that fits; to be asked for what only one row can have.
  Optional<Row> first(Noun noun, Query query, Reach reach);

  /// The same with those columns only; nothing is said of the others.
  ///
  /// @throws IllegalArgumentException when one of them is sealed
  Optional<Row> first(Noun noun, List<String> columns, Query query, Reach reach);

  /// The rows that fit, in order; of a paged query that page, with the number of all.
  ///
  /// @throws IllegalArgumentException for more than [Query#MOST_ROWS]: such a list is streamed
  Page list(Noun noun, Query query, Reach reach);

  /// How many rows fit.
  long count(Noun noun, Query query, Reach reach);

  /// How many rows fit, by the identifier that they have in that column; what no row has there is
  /// not in it.
  Map<String, Long> counts(Noun noun, String column, Query query, Reach reach);

  /// All rows that fit, when they are known to be few.
  default List<Row> all(Noun noun, Query query, Reach reach) {
    return list(noun, query, reach).rows();
  }
}
