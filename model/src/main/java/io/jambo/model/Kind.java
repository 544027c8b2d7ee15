package io.jambo.model;

import java.util.List;

/// What a column holds. In memory: text, identifiers and JSON are strings, whole numbers longs,
/// flags booleans, moments instants, and what is sealed is a [Secret].
public sealed interface Kind {
  /// Text of at most that many characters.
  record Text(int most) implements Kind {}

  /// Yes or no; 0 or 1 on the wire.
  record Flag() implements Kind {}

  /// A whole number within these bounds, both included.
  record Whole(long least, long most) implements Kind {}

  /// A point in time, UTC, in whole milliseconds.
  record Moment() implements Kind {}

  /// One of these words; compared without case, kept as written here.
  record OneOf(List<String> words) implements Kind {
    /// Keeps its own copy.
    public OneOf {
      words = List.copyOf(words);
    }
  }

  /// A JSON value as text of at most that many characters.
  record JsonText(int most) implements Kind {}

  /// The identifier of the row itself.
  record Id() implements Kind {}

  /// The identifier of a row of another noun.
  ///
  /// @param noun the name of its table
  record Ref(String noun, WhenGone whenGone) implements Kind {}

  /// Text of at most that many characters, sealed at rest under the key of the row's [Owner].
  record Sealed(int most) implements Kind {}

  /// What becomes of a row when the row that it points to is deleted (data-model.md 3.9).
  enum WhenGone {
    /// The other row can't be deleted while this one is there.
    REFUSE,
    /// This row goes too.
    FOLLOW,
    /// This row stays and points nowhere.
    FORGET
  }
}
