package io.jambo.store;

import io.jambo.model.Row;
import java.util.List;

/// Some rows of a list, and how many the whole list has.
public record Page(List<Row> rows, long total) {
  /// Keeps its own copy.
  public Page {
    rows = List.copyOf(rows);
  }
}
