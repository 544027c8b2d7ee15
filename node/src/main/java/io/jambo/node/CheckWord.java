package io.jambo.node;

import io.jambo.verbs.CheckCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `check FILE`: one line for each problem of a verb array, and for each property that nobody
/// knows, which alone is no fault; exit code 0 when there is none, 1 when there are some, 2 when
/// the file can't be read.
final class CheckWord {
  private CheckWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage().description("Validates a verb array, all problems at once.");
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .paramLabel("FILE")
            .type(String.class)
            .description("a file with the JSON that an application would answer")
            .build());
  }

  static int run(ParseResult parsed, PrintStream out, PrintStream err) {
    String name = parsed.matchedPositionalValue(0, "");
    byte[] content;
    try {
      content = Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      err.println("jambo: " + name + " can't be read");
      return Main.WRONG_USE;
    }
    var checked = CheckCommand.check(name, content);
    checked.problems().forEach(out::println);
    checked.notes().forEach(out::println);
    return checked.problems().isEmpty() ? 0 : Main.FAULT;
  }
}
