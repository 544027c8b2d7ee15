package io.jambo.node;

import io.jambo.node.real.Logs;
import io.jambo.store.BackupTrouble;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.StoreFailure;
import io.jambo.store.VaultFault;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What the operators' words share (operations.md 12): the flags that say where everything lies,
/// and what becomes of a failure, one sentence and an exit code.
final class OperatorWord {
  private static final String DATA = "--data";
  private static final List<String> PLACES = List.of(DATA, ServeFlags.CONFIG, ServeFlags.SET);

  private OperatorWord() {}

  /// A word with these flags and no more.
  static CommandSpec spec(String description) {
    var spec = CommandSpec.create();
    spec.usageMessage().description(description);
    return spec.addOption(many(DATA, "DIR", "the data folder (./data)"))
        .addOption(many(ServeFlags.CONFIG, "FILE", "settings, as YAML or as properties"))
        .addOption(many(ServeFlags.SET, "KEY=VALUE", "any other setting, by its key"));
  }

  /// The same with the name of a file behind it.
  static CommandSpec withFile(String description, String label, String what) {
    return withFile("1", description, label, what);
  }

  /// The same where the file may be left out.
  static CommandSpec mayHaveFile(String description, String label, String what) {
    return withFile("0..1", description, label, what);
  }

  private static CommandSpec withFile(String arity, String description, String label, String what) {
    return spec(description)
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity(arity)
                .paramLabel(label)
                .type(String.class)
                .description(what)
                .build());
  }

  /// A flag with a value.
  static OptionSpec option(String name, String label, String words) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(words).build();
  }

  /// A flag without one.
  static OptionSpec yes(String name, String words) {
    return OptionSpec.builder(name).type(boolean.class).description(words).build();
  }

  /// The settings as `serve` would see them.
  static Settings settings(ParseResult parsed, Map<String, String> environment) {
    var words = new ArrayList<String>();
    for (var flag : PLACES) {
      for (var value : parsed.matchedOptionValue(flag, List.<String>of())) {
        words.add(flag);
        words.add(value);
      }
    }
    var flags = ServeFlags.read(words);
    var file = flags.file().map(ConfigFile::read).orElse(Map.of());
    return Settings.of(flags.settings(), environment, file);
  }

  /// Does the errand; a failure is one sentence on standard error.
  static int run(PrintStream err, IntSupplier errand) {
    Logs.start("error");
    try {
      return errand.getAsInt();
    } catch (StoreFailure | NodeKeyRefused unusable) {
      err.println("jambo: " + unusable.getMessage());
      return Main.STORAGE;
    } catch (BackupTrouble | VaultFault | WordFailed failed) {
      err.println("jambo: " + failed.getMessage());
      return Main.FAULT;
    } finally {
      Logs.stop();
    }
  }

  private static OptionSpec many(String name, String label, String words) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(words)
        .build();
  }
}
