package io.jambo.rest;

import java.util.List;

/// Answers lists that are in memory already.
final class Paging {
  private Paging() {}

  /// All of it, or the page that was asked for (rest-api.md 1.4).
  static Answer of(Asked asked, List<Facts> rows) {
    if (asked.page().isEmpty()) {
      return Answer.each(rows::forEach);
    }
    var page = asked.page().get();
    int from = (int) Math.min(rows.size(), page.skipped());
    int to = Math.min(rows.size(), from + page.size());
    return Answer.page(page, rows.size(), rows.subList(from, to));
  }
}
