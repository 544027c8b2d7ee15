package io.jambo.verbs;

import java.util.List;

/// What an application's JSON turned out to be. One bad verb makes the whole array invalid, and
/// nothing of it runs (verbs.md 1.2).
public sealed interface ParsedScript {
  /// It can run. `ignored` are the places of properties that no verb knows, for one line of log.
  record Valid(Script script, List<String> ignored) implements ParsedScript {
    /// Keeps its own copy.
    public Valid {
      ignored = List.copyOf(ignored);
    }
  }

  /// It can't: everything that is wrong, verb by verb, at least one problem.
  record Invalid(List<Problem> problems) implements ParsedScript {
    /// Keeps its own copy.
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
