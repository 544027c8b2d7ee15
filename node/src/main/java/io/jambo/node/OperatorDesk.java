package io.jambo.node;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The operators' words of the command line (operations.md 12).
final class OperatorDesk {
  private OperatorDesk() {}

  /// All of them by name.
  static Map<String, CommandSpec> words() {
    var words = new LinkedHashMap<String, CommandSpec>();
    words.put("migrate", CopyWords.migrate());
    words.put("backup", CopyWords.backup());
    words.put("restore", CopyWords.restore());
    words.put("verify", CopyWords.verify());
    words.put("export", TransferWords.export());
    words.put("import", TransferWords.imports());
    words.put("admin", group("Access to the platform.", Map.of("reset", AccessWords.reset())));
    words.put("key", group("API keys.", Map.of("create", AccessWords.create())));
    words.put(
        "keys",
        group(
            "The keys that seal what must not lie readable.",
            Map.of("prune", CopyWords.prune(), "rotate", AccessWords.rotate())));
    return words;
  }

  /// Runs one of them.
  static int run(
      ParseResult parsed, Map<String, String> environment, PrintStream out, PrintStream err) {
    var whole = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (whole.isUsageHelpRequested()) {
      whole.commandSpec().commandLine().usage(out);
      return 0;
    }
    if (!parsed.commandSpec().subcommands().isEmpty() && !parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(err);
      return Main.WRONG_USE;
    }
    var settings = OperatorWord.settings(whole, environment);
    var places = StorePlaces.of(settings);
    return OperatorWord.run(
        err, () -> errand(parsed.commandSpec().name(), whole, places, out, err));
  }

  private static int errand(
      String word, ParseResult parsed, StorePlaces places, PrintStream out, PrintStream err) {
    return switch (word + " " + parsed.commandSpec().name()) {
      case "migrate migrate" -> CopyWords.migrate(places, out);
      case "backup backup" -> CopyWords.backup(parsed, places, out, err);
      case "restore restore" -> CopyWords.restore(parsed, places, out, err);
      case "verify verify" -> CopyWords.verify(parsed, places, out);
      case "keys prune" -> CopyWords.prune(parsed, places, out, err);
      case "export export" -> TransferWords.export(parsed, places, out, err);
      case "import import" -> TransferWords.imports(parsed, places, out);
      case "admin reset" -> AccessWords.reset(parsed, places, out);
      case "key create" -> AccessWords.create(parsed, places, out);
      default -> AccessWords.rotate(places, out);
    };
  }

  private static CommandSpec group(String description, Map<String, CommandSpec> words) {
    var spec = CommandSpec.create();
    spec.usageMessage().description(description);
    words.forEach((name, word) ->
        spec.addSubcommand(
            name,
            new CommandLine(
                word.name(name)
                    .addOption(
                        OptionSpec.builder("--help", "-h")
                            .usageHelp(true)
                            .description("shows this")
                            .build()))));
    return spec;
  }
}
