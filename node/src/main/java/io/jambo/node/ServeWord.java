package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.hooks.Application;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.node.real.Logs;
import io.jambo.node.real.Signals;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `serve`: runs a node until a signal ends it. SIGTERM drains; a second one ends every call at
/// once.
final class ServeWord {
  private ServeWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Runs the platform: SIP, audio and call control in one process. Listens on this"
                + " machine only unless told otherwise, as in --sip 0.0.0.0:5060.");
    for (var setting : Catalogue.ALL) {
      setting
          .flag()
          .ifPresent(flag ->
              spec.addOption(
                  OptionSpec.builder(flag)
                      .paramLabel(setting.kind().label())
                      .type(String.class)
                      .description(setting.meaning())
                      .build()));
    }
    return spec.addOption(
        OptionSpec.builder("--set")
            .paramLabel("KEY=VALUE")
            .type(Map.class)
            .auxiliaryTypes(String.class, String.class)
            .description("any other setting, by its key")
            .build());
  }

  static int run(
      ParseResult parsed, Map<String, String> environment, PrintStream out, PrintStream err) {
    var kit = new RealKit();
    var settings = Settings.of(flags(parsed), environment, Map.of());
    Logs.start(settings.word("log.level"));
    var data = new DataFolder(Path.of(settings.word("data")));
    var admin = data.secret("admin-token", kit, settings.text("admin.token"));
    var secret = data.secret("webhook-secret", kit, settings.text("node.secret"));
    var stop = new Gate();
    try (var node = new Node(kit, settings, plan(settings, secret.value()))) {
      data.ports(node.ports());
      hearSignals(kit, node, stop);
      Greeting.print(out, settings, node, admin);
      out.println("ready");
      out.flush();
      boolean _ = kit.await(stop, Kit.NEVER);
      node.drain();
      return 0;
    } catch (IOException taken) {
      err.println("jambo: " + taken.getMessage());
      return Main.PORT_IN_USE;
    } finally {
      Logs.stop();
    }
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

  private static Map<String, String> flags(ParseResult parsed) {
    var flags = new LinkedHashMap<String, String>();
    for (var setting : Catalogue.ALL) {
      setting
          .flag()
          .filter(parsed::hasMatchedOption)
          .ifPresent(flag -> flags.put(setting.key(), parsed.matchedOptionValue(flag, "")));
    }
    Map<String, String> others = parsed.matchedOptionValue("--set", Map.of());
    others.forEach((key, value) -> {
      if (Catalogue.byKey(key).map(Setting::secret).orElse(false)) {
        throw new BadSetting(key + " is a secret: give it in the environment, not as a flag");
      }
      flags.put(key, value);
    });
    return flags;
  }

  /// The plan of every call: the application of `--app`. Its SIDs stand for this installation until
  /// there is a store, so they stay the same as long as the secret does.
  static Optional<CallPlan> plan(Settings settings, String secret) {
    return settings
        .text("node.app")
        .map(app -> {
          var sids = new Random(checksum(secret));
          var account = Sid.random(sids);
          return new CallPlan(
              account,
              Sid.random(sids),
              Optional.empty(),
              new Application(
                  hook(app),
                  settings.text("node.status").map(ServeWord::hook),
                  secret,
                  account.value()),
              new NodeSettings(settings).speechDefaults(),
              Optional.empty());
        });
  }

  private static long checksum(String text) {
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }

  /// A hook of the command line: `user:password@` before the host is basic authentication.
  static Hook hook(String url) {
    var uri = URI.create(url);
    if (uri.getUserInfo() == null || uri.getUserInfo().indexOf(':') < 0) {
      return Hook.at(url);
    }
    int colon = uri.getUserInfo().indexOf(':');
    var login =
        new Credentials(
            uri.getUserInfo().substring(0, colon), uri.getUserInfo().substring(colon + 1));
    var plain = url.replaceFirst("://[^/@]*@", "://");
    return new Hook(plain, Hook.Method.POST, Optional.of(login));
  }
}
