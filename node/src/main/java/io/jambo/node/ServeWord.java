package io.jambo.node;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.node.real.Logs;
import io.jambo.node.real.MachineLimits;
import io.jambo.node.real.Signals;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.StoreFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// `serve`: runs a node until a signal ends it. SIGTERM drains; a second one ends every call at
/// once.
final class ServeWord {
  private ServeWord() {}

  static int run(
      ServeFlags flags, Map<String, String> environment, PrintStream out, PrintStream err) {
    var file = flags.file().map(ConfigFile::read).orElse(Map.of());
    var settings = Settings.of(flags.settings(), environment, file);
    var kit = new RealKit();
    return switch (flags.errand()) {
      case SERVE -> serve(kit, settings, out, err, ServeWord::untilSignal);
      case CHECK -> Configuration.check(settings, out);
      case PRINT -> Configuration.print(settings, out);
    };
  }

  /// Runs a node from its start to its exit code.
  ///
  /// @param life what it lives for: when that is over, it drains
  static int serve(Kit kit, Settings settings, PrintStream out, PrintStream err, Life life) {
    new NodeSettings(settings).mustBeObeyed();
    Logs.start(settings.word("log.level"));
    var data = new DataFolder(Path.of(settings.word("data")));
    var admin = data.secret("admin-token", kit, settings.text("admin.token"));
    var secret = data.secret("webhook-secret", kit, settings.text("node.secret"));
    var stop = new Gate();
    var app = DefaultApplication.plan(settings, secret.value());
    try (var node = new Node(kit, settings, data, admin, app)) {
      data.ports(node.ports());
      hearSignals(kit, node, stop);
      Greeting.print(out, settings, node, admin);
      out.println("ready");
      out.flush();
      var _ = kit.fork("limits", MachineLimits::tell);
      var address = kit.fork("own address", node::keepAddress);
      life.live(kit, node, stop);
      node.drain();
      address.cancel();
      return 0;
    } catch (IOException taken) {
      err.println("jambo: " + taken.getMessage());
      return Main.PORT_IN_USE;
    } catch (StoreFailure | NodeKeyRefused unusable) {
      err.println("jambo: " + unusable.getMessage());
      return Main.STORAGE;
    } finally {
      Logs.stop();
    }
  }

  /// What happens between `ready` and the drain.
  interface Life {
    /// Returns when the node is to end.
    ///
    /// @param stop opened by the first signal
    void live(Kit kit, Node node, Gate stop);
  }

  private static void untilSignal(Kit kit, Node node, Gate stop) {
    boolean _ = kit.await(stop, Kit.NEVER);
  }

  /// The first signal opens the gate, and the drain begins; the second one cuts it short.
  private static void hearSignals(Kit kit, Node node, Gate stop) {
    var heard = new AtomicBoolean();
    for (var signal : List.of("TERM", "INT")) {
      Signals.on(
          signal,
          () -> {
            if (heard.getAndSet(true)) {
              node.hurry();
            } else {
              kit.open(stop);
            }
          });
    }
  }
}
