package io.jambo.node;

import java.util.List;
import java.util.stream.Collectors;

/// `docs/configuration.md`: every setting of this build, made from the catalogue.
final class ConfigurationPage {
  private static final String HEAD =
      """
      # Configuration

      Every setting of a node. This page is made from the code (`./jambo docs`), and a test fails when
      it is not what the code says. What belongs to one tenant is no setting: it is configured through
      the API.

      A flag goes before the environment, the environment before the file of `--config` (YAML, or
      properties), the file before the default. In the file the key is written nested or dotted. A
      setting without a flag of its own is given as `--set KEY=VALUE`. A secret is never a flag but for
      `--secret` in the development profile; its variable with `_FILE` behind it names a file that holds
      it. An unknown key, flag or `JAMBO_` variable ends the start with exit code 2 and names the nearest
      known one. A setting takes effect at the next start.

      Sizes take KiB, MiB, MB; times take ms, s, min, h, days, and plain numbers are seconds; lists are
      comma separated or YAML arrays; switches are `on` or `off`.
      """;

  private ConfigurationPage() {}

  static String text() {
    var groups =
        Catalogue.ALL.stream()
            .map(ConfigurationPage::group)
            .distinct()
            .map(ConfigurationPage::table)
            .collect(Collectors.joining("\n"));
    return HEAD + "\n" + groups + "\n" + Catalogue.ALL.size() + " settings.\n";
  }

  private static String table(String group) {
    return "## "
        + group
        + "\n\n| key | flag | environment | default | what it may be | meaning |\n"
        + "| --- | --- | --- | --- | --- | --- |\n"
        + of(group).stream().map(ConfigurationPage::row).collect(Collectors.joining());
  }

  private static List<Setting> of(String group) {
    return Catalogue.ALL.stream().filter(setting -> group(setting).equals(group)).toList();
  }

  private static String row(Setting setting) {
    return "| `"
        + setting.key()
        + "` | "
        + setting.flag().map(ConfigurationPage::code).orElse("")
        + " | `"
        + setting.variable()
        + "` | "
        + (setting.fallback().isEmpty() ? "" : code(setting.fallback()))
        + " | "
        + cell(setting.kind().words())
        + (setting.secret() ? "; a secret" : "")
        + " | "
        + cell(setting.meaning())
        + " |\n";
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String group(Setting setting) {
    int dot = setting.key().indexOf('.');
    return dot < 0 ? "node" : setting.key().substring(0, dot);
  }
}
