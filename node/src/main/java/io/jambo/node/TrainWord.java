package io.jambo.node;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/// `train`: does what the first call does and leaves, so that the JVM can write its start cache.
final class TrainWord {
  private TrainWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage().hidden(true).description("Makes a start cache.");
    return spec;
  }

  static int run(PrintStream err) {
    try (var nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      return DemoWord.run(nobody, err);
    }
  }
}
