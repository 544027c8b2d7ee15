package io.jambo.outbound;

/// What became of a text that should be a URL.
public sealed interface ParsedUrl {
  /// It is one.
  record Good(Url url) implements ParsedUrl {}

  /// It is none.
  ///
  /// @param reason a short sentence that repeats nothing of the text
  record Bad(String reason) implements ParsedUrl {}
}
