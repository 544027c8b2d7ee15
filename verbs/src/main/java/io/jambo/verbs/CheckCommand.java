package io.jambo.verbs;

import java.util.List;

/// What `./jambo check FILE` says about a file of verbs: one line a problem, none when it is valid.
/// Pure; reading the file and the exit code are the command line's.
///
/// @param problems lines such as `app.json: /0/target/0: is missing; expected an object`
/// @param notes what is no problem but may be a slip: properties that no verb knows
public record CheckCommand(List<String> problems, List<String> notes) {
  /// Keeps its own copies.
  public CheckCommand {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// Looks through the content of a file of that name.
  public static CheckCommand check(String fileName, byte[] content) {
    var report = new Report(true);
    var problems =
        switch (VerbParser.parse(content, report)) {
          case ParsedScript.Valid _ -> List.<Problem>of();
          case ParsedScript.Invalid(var found) -> found;
        };
    return new CheckCommand(
        problems.stream().map(problem -> fileName + ": " + problem.print()).toList(),
        report.notes().stream().map(note -> fileName + ": " + note).toList());
  }
}
