package io.jambo.rest;

import io.jambo.model.Secret;
import java.util.List;

/// The TURN server that browsers are sent to: `turn.uris` and `turn.secret`.
public record TurnServer(List<String> uris, Secret secret) {
  /// Keeps its own copy.
  public TurnServer {
    uris = List.copyOf(uris);
  }
}
