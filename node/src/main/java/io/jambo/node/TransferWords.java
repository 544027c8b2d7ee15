package io.jambo.node;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.store.real.PrivateFiles;
import io.jambo.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `export` and `import`: the configuration as one readable file.
final class TransferWords {
  private static final String FILE = "FILE";

  /// A hundred thousand numbers are some 40 MiB.
  private static final long MOST_BYTES = 64 << 20;

  private TransferWords() {}

  static CommandSpec export() {
    return OperatorWord.withFile(
            "Writes what is configured into one readable file; secrets are left out.",
            FILE,
            "the file; it must not be there yet")
        .addOption(OperatorWord.option("--account", "SID", "only what belongs to that account"))
        .addOption(
            OperatorWord.yes(
                "--with-secrets", "secrets too, sealed under a passphrase from standard input"));
  }

  static CommandSpec imports() {
    return OperatorWord.withFile(
            "Brings the configuration to what an export says: adds and changes rows, deletes none."
                + " The passphrase of a file with secrets is read from standard input.",
            FILE,
            "the file")
        .addOption(
            OperatorWord.option(
                "--service-provider", "SID", "whose an exported account shall be here"));
  }

  static int export(ParseResult parsed, StorePlaces places, PrintStream out, PrintStream err) {
    var file = Path.of(parsed.matchedPositionalValue(0, ""));
    var kit = new RealKit();
    var account = account(parsed.matchedOptionValue("--account", ""));
    var passphrase =
        parsed.matchedOptionValue("--with-secrets", false)
            ? Optional.of(Passphrase.fresh(passphrase(), kit.random()))
            : Optional.<Passphrase>empty();
    try {
      List<String> lines;
      try (var open = OpenStore.beside(kit, places)) {
        lines = new Exporting(kit, open.store(), passphrase).lines(account);
      }
      PrivateFiles.writeNew(file, String.join("\n", lines) + "\n");
      out.println(file + ": " + (lines.size() - 2) + " rows");
      Deed.EXPORT.leave(places, account.map(Sid::value).orElse("whole"), err);
      return 0;
    } catch (FileAlreadyExistsException _) {
      throw new WordFailed(file + " is there already: name another.");
    } catch (IOException _) {
      throw new WordFailed(file + " can't be written: is the disk full, or the folder another's?");
    }
  }

  static int imports(ParseResult parsed, StorePlaces places, PrintStream out) {
    var file = Path.of(parsed.matchedPositionalValue(0, ""));
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new WordFailed(file + " is too large for an export.");
      }
      var text = Files.readString(file);
      var asked = Json.object().with("text", text);
      if (text.lines().findFirst().orElse("").contains("\"secrets\":{")) {
        asked = asked.with("passphrase", passphrase());
      }
      if (parsed.hasMatchedOption("--service-provider")) {
        asked = asked.with("service-provider", parsed.matchedOptionValue("--service-provider", ""));
      }
      return Errands.run(places, "import", asked, out);
    } catch (IOException _) {
      throw new WordFailed(file + " can't be read as text.");
    }
  }

  private static Optional<Sid> account(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new Sid(text));
    } catch (IllegalArgumentException _) {
      throw new WordFailed("--account takes a sid.");
    }
  }

  /// From a person without an echo, else the first line of standard input.
  @SuppressWarnings("SystemConsoleNull") // it is null where standard input is a pipe
  private static String passphrase() {
    var console = System.console();
    if (console != null && console.isTerminal()) {
      var typed = console.readPassword("passphrase: ");
      return typed == null ? "" : new String(typed);
    }
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      return Optional.ofNullable(in.readLine()).orElse("");
    } catch (IOException _) {
      return "";
    }
  }
}
