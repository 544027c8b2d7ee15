package io.jambo.node;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The words of the command line but for `serve` itself, and the help of all.
final class Desk {
  private Desk() {}

  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    var desk = new CommandLine(CommandSpec.create().name("jambo"));
    desk.addSubcommand(spec("serve", ServeHelp.spec()));
    desk.addSubcommand(spec("call", CallWord.spec()));
    desk.addSubcommand(spec("check", CheckWord.spec()));
    desk.addSubcommand(spec("demo", DemoWord.spec()));
    desk.addSubcommand(spec("train", TrainWord.spec()));
    desk.addSubcommand(spec("docs", DocsWord.spec()));
    OperatorDesk.words().forEach((name, word) -> desk.addSubcommand(spec(name, word)));
    try {
      var parsed = desk.parseArgs(arguments.toArray(String[]::new));
      return parsed.hasSubcommand()
          ? word(parsed.subcommand(), environment, out, err)
          : usage(desk, err);
    } catch (CommandLine.ParameterException wrong) {
      err.println("jambo: " + wrong.getMessage());
      err.println("jambo: " + wrong.getCommandLine().getCommandName() + " --help tells more");
      return Main.WRONG_USE;
    }
  }

  private static int word(
      ParseResult parsed, Map<String, String> environment, PrintStream out, PrintStream err) {
    var name = parsed.commandSpec().name();
    if (parsed.isUsageHelpRequested()) {
      parsed.commandSpec().commandLine().usage(out);
      return 0;
    }
    return switch (name) {
      case "call" -> CallWord.run(parsed, out, err);
      case "check" -> CheckWord.run(parsed, out, err);
      case "demo" -> DemoWord.run(out, err);
      case "docs" -> DocsWord.run(parsed, err);
      case "train" -> TrainWord.run(err);
      default -> OperatorDesk.run(parsed, environment, out, err);
    };
  }

  private static int usage(CommandLine desk, PrintStream err) {
    desk.usage(err);
    return Main.WRONG_USE;
  }

  private static CommandSpec spec(String name, CommandSpec spec) {
    return spec.name(name)
        .addOption(
            OptionSpec.builder("--help", "-h").usageHelp(true).description("shows this").build());
  }
}
