package io.jambo.verbs;

import java.util.List;

/// What `./jambo check FILE` says about a file of verbs: one line a problem, none when it is valid.
/// Pure; reading the file and the exit code are the command line's.
public final class CheckCommand {
  private CheckCommand() {}

  /// Lines such as `app.json: /0/target/0: is missing; expected an object`.
  public static List<String> check(String fileName, byte[] content) {
    return switch (VerbParser.parse(content)) {
      case ParsedScript.Valid _ -> List.of();
      case ParsedScript.Invalid(var problems) ->
          problems.stream().map(problem -> fileName + ": " + problem.print()).toList();
    };
  }
}
