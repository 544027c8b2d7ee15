package io.jambo.store;

import io.jambo.model.Row;
import io.jambo.store.CallRecord.Personal;
import java.util.Optional;

/// A call record as it is read: the plain columns of `cdrs`, and the sealed ones opened.
///
/// @param personal empty where nothing was kept, or the account's keys are gone
public record CallRecordFound(Row row, Optional<Personal> personal) {
  @Override
  public String toString() {
    return "call record of " + row;
  }
}
