package io.jambo.node;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// `train`: serves as `serve` does, on free ports, takes calls that do what a first call does, and
/// leaves, so that the JVM can write its start cache.
final class TrainWord {
  /// As many calls at once: they teach the JVM which way the code goes.
  private static final int CALLS = 4;

  private TrainWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage().hidden(true).description("Makes a start cache.");
    return spec;
  }

  static int run(PrintStream err) {
    var kit = new RealKit();
    try (var nobody =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var folder = TemporaryFolder.make("jambo-train");
        var app = new DemoApp(TimeLine.unread(kit))) {
      var words =
          List.of(
              "--data=" + folder.path(),
              "--set=key.file=" + folder.path().resolve("node.key"),
              "--sip=127.0.0.1:0",
              "--http=127.0.0.1:0",
              "--management=127.0.0.1:0",
              "--app=" + app.url() + "/",
              "--status=" + app.url() + "/status");
      var settings = Settings.of(ServeFlags.read(words).settings(), Map.of(), Map.of());
      return ServeWord.serve(kit, settings, nobody, err, (_, node, _) -> calls(kit, node));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void calls(Kit kit, Node node) {
    var ended = new Gate[CALLS];
    try (var scope = new Scope(kit)) {
      for (int at = 0; at < CALLS; at++) {
        var end = new Gate();
        ended[at] = end;
        var _ =
            scope.fork(
                "call",
                () -> {
                  try {
                    var _ = DemoWord.call(node.sipPort(), TimeLine.unread(kit));
                  } finally {
                    kit.open(end);
                  }
                });
      }
      for (var end : ended) {
        boolean _ = kit.await(end, Kit.NEVER);
      }
    }
  }
}
