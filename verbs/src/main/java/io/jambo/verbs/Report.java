package io.jambo.verbs;

import java.util.ArrayList;
import java.util.List;

/// Collects what is found wrong, or unknown, while one text is read. Used by one parse and dropped.
final class Report {
  /// Who made a hundred mistakes made one, a hundred times; the rest would only cost memory.
  static final int MOST_PROBLEMS = 100;

  /// Likewise for unknown properties, which end in one line of log.
  static final int MOST_IGNORED = 100;

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  void wrong(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(new Problem("", "there are more problems", "fewer than " + MOST_PROBLEMS));
    }
  }

  void ignored(String pointer) {
    if (ignored.size() < MOST_IGNORED) {
      ignored.add(pointer);
    }
  }

  /// The script, unless anything was wrong.
  ParsedScript verdict(List<Verb> verbs) {
    return problems.isEmpty()
        ? new ParsedScript.Valid(new Script(verbs), ignored)
        : new ParsedScript.Invalid(problems);
  }
}
