package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Programs from PyPI that `install.sh` has put into `clients/venv`.
final class ForeignTools {
  private static final Path BIN = Path.of("clients", "venv", "bin").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("clients").toAbsolutePath();

  private ForeignTools() {}

  /// Runs one of them to its end.
  static Shell.Ended run(Path folder, String tool, List<String> words) {
    return start(folder, tool, words).ended();
  }

  /// Starts one of them.
  static Shell.Running start(Path folder, String tool, List<String> words) {
    var command = new ArrayList<>(List.of(BIN.resolve(tool).toString()));
    command.addAll(words);
    var path = Map.of("PATH", BIN + ":" + System.getenv("PATH"));
    return new Shell(folder, path).start(command.toArray(String[]::new));
  }

  /// Runs a script of the folder `clients`; what it printed.
  static String script(Path folder, String name, List<String> words) {
    var all = new ArrayList<>(List.of(SCRIPTS.resolve(name).toString()));
    all.addAll(words);
    var ended = run(folder, "python", all);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }
}
