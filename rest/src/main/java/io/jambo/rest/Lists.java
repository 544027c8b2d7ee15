package io.jambo.rest;

import java.util.List;

/// Lists that are in memory already.
final class Lists {
  private Lists() {}

  /// All of it, or the page that was asked for.
  static Answer answer(Asked asked, List<Facts> all) {
    return asked
        .page()
        .map(page -> Answer.page(page, all.size(), part(all, page)))
        .orElseGet(() -> Answer.each(all::forEach));
  }

  private static List<Facts> part(List<Facts> all, Page page) {
    int from = (int) Math.min(page.skipped(), all.size());
    return all.subList(from, Math.min(from + page.size(), all.size()));
  }
}
