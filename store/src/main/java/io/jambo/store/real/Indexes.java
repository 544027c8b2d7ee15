package io.jambo.store.real;

import io.jambo.model.Nouns;
import io.jambo.store.Clash;
import java.util.Arrays;
import java.util.List;

/// Unique indexes are named after their table and columns, with two underscores between: both
/// databases tell the name when a row clashes.
final class Indexes {
  private static final String PRIMARY = "_pkey";

  private Indexes() {}

  static Clash clash(String index) {
    if (index.endsWith(PRIMARY)) {
      var table = index.substring(0, index.length() - PRIMARY.length());
      return new Clash(table, Nouns.named(table).keys());
    }
    var parts = Arrays.asList(index.split("__"));
    return parts.size() < 2
        ? new Clash("", List.of())
        : new Clash(parts.getFirst(), parts.subList(1, parts.size()));
  }
}
