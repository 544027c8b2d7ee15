package io.jambo.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which rows of a noun, in which order. Immutable; columns are named as the noun names them, and a
/// name that it does not have is refused where the query is used.
///
/// @param size rows of a page, 0 for no pages
/// @param page from 1
public record Query(
    List<Term> terms, Optional<String> order, boolean downwards, int page, int size) {
  /// A page has at most so many (rest-api.md 1.4).
  public static final int MOST_PAGE = 500;

  /// A list without pages has at most so many; longer ones are streamed.
  public static final int MOST_ROWS = 10_000;

  /// @throws IllegalArgumentException for a page out of bounds
  public Query {
    terms = List.copyOf(terms);
    if (page < 1 || size < 0 || size > MOST_PAGE) {
      throw new IllegalArgumentException("pages count from 1 and have at most " + MOST_PAGE);
    }
  }

  /// Every row.
  public static Query all() {
    return new Query(List.of(), Optional.empty(), false, 1, 0);
  }

  /// Only rows that have exactly this there; null asks for rows without a value.
  ///
  /// @param value as a `Row` holds it, or a `Sid`
  public Query where(String column, @Nullable Object value) {
    return and(value == null ? new Term.Missing(column) : new Term.Same(column, value));
  }

  /// Only rows whose text has this in it, letter case aside.
  public Query containing(String column, String part) {
    return and(new Term.Contains(column, part));
  }

  /// Only rows that have one of these there.
  public Query whereIn(String column, List<?> values) {
    return and(new Term.In(column, List.copyOf(values)));
  }

  /// Only rows of that time on, and before that other.
  public Query between(String column, Instant from, Instant before) {
    return and(new Term.Between(column, from, before));
  }

  /// In ascending order of that column, then of the key.
  public Query orderBy(String column) {
    return new Query(terms, Optional.of(column), false, page, size);
  }

  /// In descending order of that column, then of the key.
  public Query downwardsBy(String column) {
    return new Query(terms, Optional.of(column), true, page, size);
  }

  /// Only this page, counted from 1.
  public Query page(int number, int rows) {
    return new Query(terms, order, downwards, number, rows);
  }

  private Query and(Term term) {
    var more = new ArrayList<>(terms);
    more.add(term);
    return new Query(more, order, downwards, page, size);
  }

  /// One condition on a row.
  public sealed interface Term {
    /// The column it is about.
    String column();

    /// Exactly this.
    record Same(String column, Object value) implements Term {}

    /// No value.
    record Missing(String column) implements Term {}

    /// A text with this in it.
    record Contains(String column, String part) implements Term {}

    /// One of these.
    record In(String column, List<?> values) implements Term {}

    /// A moment from the one on, before the other.
    record Between(String column, Instant from, Instant before) implements Term {}
  }
}
