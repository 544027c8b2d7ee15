package io.jambo.store;

import java.util.List;

/// A page of call records.
///
/// @param total how many match in all; where a filter opens rows, how many it found
/// @param truncated there are more rows in the window than a filter opens
public record CallRecordPage(List<CallRecordFound> records, long total, boolean truncated) {
  /// Keeps its own copy.
  public CallRecordPage {
    records = List.copyOf(records);
  }
}
