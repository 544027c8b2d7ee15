package io.jambo.rest;

import java.util.List;

/// Every area of the API beside the office's own: a new one is added here, and with that it is
/// routed, guarded, documented and in the tenancy matrix.
final class Desks {
  private Desks() {}

  /// All of them.
  static List<Desk> of(Office office) {
    return List.of();
  }
}
