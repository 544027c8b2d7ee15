package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.hooks.Application;
import io.jambo.kit.Sid;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;

/// The application of `--app`: the plan of every call that nothing else routes.
final class DefaultApplication {
  private DefaultApplication() {}

  /// The plan, where there is an application. Its SIDs stand for this installation until there is a
  /// store, so they stay the same as long as the secret does.
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
                  Optional.empty(),
                  settings.text("node.status").map(DefaultApplication::hook),
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
