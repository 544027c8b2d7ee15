package io.jambo.node;

import java.io.PrintStream;

/// `--check-config` and `--print-config`: the settings without a node.
final class Configuration {
  private static final String NOT_SHOWN = "(not shown)";

  private Configuration() {}

  /// Says whether a node could obey them; what it could not is one sentence and exit code 2.
  static int check(Settings settings, PrintStream out) {
    new NodeSettings(settings).mustBeObeyed();
    out.println("the configuration can be obeyed");
    return 0;
  }

  /// Every setting with its source and what it may be, as a file for `--config`. Secrets and logins
  /// in URLs are not in it.
  static int print(Settings settings, PrintStream out) {
    new NodeSettings(settings).mustBeObeyed();
    for (var setting : Catalogue.ALL) {
      var value = settings.text(setting.key()).map(text -> shown(setting, text)).orElse("");
      boolean left = value.isEmpty() || value.equals(NOT_SHOWN);
      out.println(
          (left ? "# " : "")
              + setting.key()
              + ": "
              + (left ? value : quoted(value))
              + "  # "
              + settings.source(setting.key()).words()
              + "; "
              + setting.kind().words());
    }
    return 0;
  }

  private static String shown(Setting setting, String value) {
    return setting.secret() ? NOT_SHOWN : value.replaceFirst("://[^/@]*@", "://");
  }

  /// YAML takes no escapes between single quotes but the doubled quote.
  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
