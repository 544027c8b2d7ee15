package io.jambo.node;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The front desk of `jambo.jar`: one word, and what it was given. Exit codes: 0 done, 1 fault, 2
/// wrong use or configuration, 4 port in use.
public final class Main {
  /// A fault, or a call that was refused.
  static final int FAULT = 1;

  /// Wrong use, or a setting that can't be obeyed.
  static final int WRONG_USE = 2;

  /// A listener's port is taken.
  static final int PORT_IN_USE = 4;

  private Main() {}

  /// Runs one word and leaves with its exit code. A fault that nobody foresaw leaves too: what has
  /// been started by then would keep the process for ever.
  public static void main(String[] arguments) {
    int code = FAULT;
    try {
      code = run(List.of(arguments), System.getenv(), System.out, System.err);
    } catch (RuntimeException | Error fault) {
      System.err.println("jambo: " + fault);
    }
    System.out.flush();
    System.exit(code);
  }

  /// Runs one word.
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    var desk = new CommandLine(CommandSpec.create().name("jambo"));
    desk.addSubcommand(spec("serve", ServeWord.spec()));
    desk.addSubcommand(spec("call", CallWord.spec()));
    desk.addSubcommand(spec("check", CheckWord.spec()));
    desk.addSubcommand(spec("demo", DemoWord.spec()));
    desk.addSubcommand(spec("train", TrainWord.spec()));
    try {
      var parsed = desk.parseArgs(arguments.toArray(String[]::new));
      return parsed.hasSubcommand()
          ? word(parsed.subcommand(), environment, out, err)
          : usage(desk, err);
    } catch (CommandLine.ParameterException wrong) {
      err.println("jambo: " + wrong.getMessage());
      err.println("jambo: " + wrong.getCommandLine().getCommandName() + " --help tells more");
      return WRONG_USE;
    } catch (BadSetting bad) {
      err.println("jambo: " + bad.getMessage());
      return WRONG_USE;
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
      case "serve" -> ServeWord.run(parsed, environment, out, err);
      case "call" -> CallWord.run(parsed, out, err);
      case "check" -> CheckWord.run(parsed, out, err);
      case "demo" -> DemoWord.run(out, err);
      default -> TrainWord.run(err);
    };
  }

  private static int usage(CommandLine desk, PrintStream err) {
    desk.usage(err);
    return WRONG_USE;
  }

  private static CommandSpec spec(String name, CommandSpec spec) {
    return spec.name(name)
        .addOption(
            CommandLine.Model.OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("shows this")
                .build());
  }
}
