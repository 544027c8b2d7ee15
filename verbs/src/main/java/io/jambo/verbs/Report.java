package io.jambo.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Collects what is found wrong, or unknown, while one text is read. Used by one parse and dropped.
final class Report {
  /// Who made a hundred mistakes made one, a hundred times; the rest would only cost memory.
  static final int MOST_PROBLEMS = 100;

  /// Likewise for unknown properties, which end in one line of log.
  static final int MOST_IGNORED = 100;

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private final boolean explains;

  /// One for a call: nobody reads its notes.
  Report() {
    this(false);
  }

  /// @param explains whether it looks for the names that may have been meant, which takes a while
  Report(boolean explains) {
    this.explains = explains;
  }

  void wrong(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(new Problem("", "there are more problems", "fewer than " + MOST_PROBLEMS));
    }
  }

  void ignored(String pointer, Supplier<Optional<String>> perhaps) {
    if (ignored.size() < MOST_IGNORED) {
      ignored.add(pointer);
      if (explains) {
        notes.add(
            pointer + ": is unknown and ignored" + perhaps.get().map(Report::hint).orElse(""));
      }
    }
  }

  private static String hint(String name) {
    return "; perhaps \"" + name + "\"";
  }

  /// A line for each property that nobody knows, with the known name that is nearest.
  List<String> notes() {
    return List.copyOf(notes);
  }

  /// The script, unless anything was wrong.
  ParsedScript verdict(List<Verb> verbs) {
    return problems.isEmpty()
        ? new ParsedScript.Valid(new Script(verbs), ignored)
        : new ParsedScript.Invalid(problems);
  }
}
