package io.jambo.verbs;

import java.util.List;

/// An application: verbs that run strictly one after another (verbs.md 1.4). It may be empty; what
/// that means depends on who was asked.
public record Script(List<Verb> verbs) {
  /// Nothing to do.
  public static final Script EMPTY = new Script(List.of());

  /// Keeps its own copy.
  public Script {
    verbs = List.copyOf(verbs);
  }
}
