package io.jambo.rest;

import java.time.Instant;
import java.util.List;

/// A node as the platform's owner sees it (rest-api.md 17).
///
/// @param incarnation another one at each start
/// @param state `ready`, `draining` or `lost`
/// @param sipAddresses where it takes calls
public record NodeCard(
    String nodeId,
    String incarnation,
    String version,
    List<String> roles,
    String state,
    int calls,
    int registrations,
    Instant startedAt,
    Instant lastSeen,
    List<String> sipAddresses) {
  /// Keeps its own copies.
  public NodeCard {
    roles = List.copyOf(roles);
    sipAddresses = List.copyOf(sipAddresses);
  }
}
