package io.jambo.interop;

import io.jambo.interop.Shell.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The jar under test and the command that starts it, with the flags that `./jambo` itself uses.
final class Jar {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Path FILE =
      Path.of(
          System.getProperty("jambo.jar", REPOSITORY.resolve("node/target/jambo.jar").toString()));

  private static final List<String> FLAGS =
      new Shell(REPOSITORY, Map.of())
          .run("bash", "-c", ". desk/java.sh; java_flags; printf '%s\\n' \"${FLAGS[@]}\"")
          .out()
          .lines()
          .toList();

  private Jar() {}

  /// The command line of one word.
  static List<String> command(List<String> words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-jar");
    command.add(FILE.toString());
    command.addAll(words);
    return command;
  }

  /// Runs one word to its end.
  static Ended run(Path folder, String... words) {
    return new Shell(folder, Map.of()).run(command(List.of(words)).toArray(String[]::new));
  }
}
