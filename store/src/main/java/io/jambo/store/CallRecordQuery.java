package io.jambo.store;

import io.jambo.model.Owner;
import java.time.Instant;
import java.util.Optional;

/// Which call records are asked for (rest-api.md 16.1), newest first. Personal: what is looked for
/// is not in its text form.
///
/// @param owner whose; the platform's are all
/// @param from the window's begin
/// @param before the window's end, not included
public record CallRecordQuery(
    Owner owner, Instant from, Instant before, int page, int size, Facts facts, Search search) {
  /// Rows of a page at most (rest-api.md 16.1).
  public static final int MOST_PAGE = 500;

  /// What is asked of the operational part.
  public record Facts(
      Optional<String> direction, Optional<String> trunk, Optional<Boolean> answered) {
    /// Nothing.
    public static final Facts ANY = new Facts(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What is asked of the personal part, by index but for `filter`.
  ///
  /// @param filter a part of `from` or `to`, or a whole call sid
  public record Search(
      Optional<String> filter,
      Optional<String> from,
      Optional<String> to,
      Optional<String> sipCallId) {
    /// Nothing.
    public static final Search NONE =
        new Search(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
      return "search";
    }
  }

  /// @throws IllegalArgumentException for a page out of bounds
  public CallRecordQuery {
    if (page < 1 || size < 1 || size > MOST_PAGE) {
      throw new IllegalArgumentException("pages count from 1 and have 1 to " + MOST_PAGE + " rows");
    }
  }

  /// All records of an owner in a window.
  public static CallRecordQuery of(Owner owner, Instant from, Instant before, int page, int size) {
    return new CallRecordQuery(owner, from, before, page, size, Facts.ANY, Search.NONE);
  }

  /// The same with conditions on the operational part.
  public CallRecordQuery where(Facts facts) {
    return new CallRecordQuery(owner, from, before, page, size, facts, search);
  }

  /// The same with conditions on the personal part.
  public CallRecordQuery searching(Search search) {
    return new CallRecordQuery(owner, from, before, page, size, facts, search);
  }
}
