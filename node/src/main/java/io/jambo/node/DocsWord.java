package io.jambo.node;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `docs DIR`: writes the pages that are made from the code.
final class DocsWord {
  private DocsWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage().description("Writes the pages that are made from the code.");
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .paramLabel("DIR")
            .type(String.class)
            .description("the folder of the pages")
            .build());
  }

  /// The pages by their names.
  static Map<String, String> pages() {
    return new TreeMap<>(
        Map.of("configuration.md", ConfigurationPage.text(), "data-flow.md", DataFlowPage.text()));
  }

  static int run(ParseResult parsed, PrintStream err) {
    var folder = Path.of(parsed.matchedPositionalValue(0, ""));
    try {
      for (var page : pages().entrySet()) {
        Files.writeString(folder.resolve(page.getKey()), page.getValue());
      }
      return 0;
    } catch (IOException unwritable) {
      err.println("jambo: " + folder + " can't be written");
      return Main.FAULT;
    }
  }
}
