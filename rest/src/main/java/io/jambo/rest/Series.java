package io.jambo.rest;

import io.jambo.kit.Kit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The lists of what happened (rest-api.md 1.4, 16): a window of time, a page that has to be asked
/// for, and an envelope whose page and page_size are the query's own words.
final class Series {
  /// Days that an export may span.
  private static final Duration LONGEST_EXPORT = Duration.ofDays(92);

  private static final int MOST_DAYS = 36_500;
  private static final Instant FIRST = Instant.EPOCH;

  private final Asked asked;
  private final Instant from;
  private final Instant before;

  private Series(Asked asked, Instant from, Instant before) {
    this.asked = asked;
    this.from = from;
    this.before = before;
  }

  /// The parameters of every such list.
  static Parameter[] parameters() {
    return new Parameter[] {
      Parameter.of("page", Shape.whole(1, Integer.MAX_VALUE), "which page, from 1; needed"),
      Parameter.of("count", Shape.whole(1, Page.MOST), "rows of a page; needed"),
      Parameter.of("days", Shape.whole(1, MOST_DAYS), "so many days back"),
      Parameter.of("start", Shape.moment(), "from then on, when no days are given"),
      Parameter.of("end", Shape.moment(), "up to then, when no days are given"),
    };
  }

  /// The envelope of a page of such rows.
  static Shape.Thing envelope(String name, Shape row, Member... more) {
    var members =
        new java.util.ArrayList<>(
            List.of(
                Member.of("total", Shape.whole(0, Integer.MAX_VALUE)),
                Member.of("page_size", Shape.text(32)),
                Member.of("page", Shape.text(32)),
                Member.of("data", Shape.many(row, Page.MOST))));
    members.addAll(List.of(more));
    return new Shape.Thing(name, members, java.util.Optional.empty());
  }

  /// What is asked for; of no window, all there is.
  static Series of(Asked asked, Kit kit) {
    var now = kit.wallClock();
    var days = asked.queryWhole("days");
    if (days.isPresent()) {
      return new Series(asked, now.minus(Duration.ofDays(days.get())), now.plusMillis(1));
    }
    var end = asked.queryMoment("end").orElse(now);
    return new Series(asked, asked.queryMoment("start").orElse(FIRST), end.plusMillis(1));
  }

  Instant from() {
    return from;
  }

  /// Its end, not included.
  Instant before() {
    return before;
  }

  /// The number of the page.
  ///
  /// @throws Refused when none is asked for
  int page() {
    return asked.queryWhole("page").orElseThrow(() -> missing("page")).intValue();
  }

  /// Rows of the page.
  ///
  /// @throws Refused when it is not said
  int count() {
    return asked.queryWhole("count").orElseThrow(() -> missing("count")).intValue();
  }

  private static Refused missing(String name) {
    return Refused.bad(name + ": is missing in the query");
  }

  /// The page, in its envelope.
  Facts enveloped(long total, List<Facts> rows) {
    return Facts.of("total", total)
        .with("page_size", Integer.toString(count()))
        .with("page", Integer.toString(page()))
        .with("data", rows);
  }

  /// Whether a table is wanted and not JSON.
  boolean table() {
    return asked
        .arrival()
        .header("Accept")
        .filter(types -> types.toLowerCase(java.util.Locale.ROOT).contains(Csv.TYPE))
        .isPresent();
  }

  /// Refuses an export of a window that is too long.
  void exportable() {
    if (Duration.between(from, before).compareTo(LONGEST_EXPORT.plusMillis(1)) > 0) {
      throw Refused.bad("an export spans at most " + LONGEST_EXPORT.toDays() + " days");
    }
  }
}
