package io.jambo.node;

import java.util.Locale;
import java.util.Optional;

/// One setting of a node (configuration.md 2).
///
/// @param key as in the file, such as `sip.listen`
/// @param flag its own flag, such as `--sip`, if it has one
/// @param fallback the default as text; empty text means none
/// @param meaning one line of help
/// @param secret whether it is never shown and never a flag outside the development profile
record Setting(
    String key, Optional<String> flag, Kind kind, String fallback, boolean secret, String meaning) {
  /// What a value may be; each says so in the message about a bad one.
  enum Kind {
    TEXT("TEXT", "a text"),
    FOLDER("FOLDER", "a folder"),
    URL("URL", "an http or https URL"),
    ADDRESS("ADDRESS:PORT", "ADDRESS:PORT"),
    PORTS("FROM-TO", "FROM-TO or ADDRESS:FROM-TO"),
    DURATION("TIME", "a time such as 500ms, 30s, 10min or 2h"),
    COUNT("NUMBER", "a whole number, 0 or more"),
    SIZE("SIZE", "a size such as 256KiB or 1MiB"),
    SWITCH("on|off", "on or off"),
    PROFILE("PROFILE", "development or production"),
    LEVEL("LEVEL", "debug, info, warn or error"),
    FALLBACK("VENDOR", "embedded or none"),
    VERDICT("silent|reject", "silent, discard or reject"),
    REFRESHER("none|uac|uas", "none, uac or uas"),
    RELIABLE("required|supported", "required or supported"),
    DURABILITY("strict|relaxed", "strict or relaxed"),
    RATE("RATE", "a rate such as 30/s, burst 60"),
    TARGETS("TARGET,...", "a comma-separated list of CIDR or host:port");

    private final String label;
    private final String words;

    Kind(String label, String words) {
      this.label = label;
      this.words = words;
    }

    /// What stands behind the flag in the help.
    String label() {
      return label;
    }

    /// What was expected, in a message about a bad value.
    String words() {
      return words;
    }
  }

  static Setting of(String key, String flag, Kind kind, String fallback, String meaning) {
    return new Setting(key, named(flag), kind, fallback, false, meaning);
  }

  static Setting secret(String key, String flag, String meaning) {
    return new Setting(key, named(flag), Kind.TEXT, "", true, meaning);
  }

  private static Optional<String> named(String flag) {
    return flag.isEmpty() ? Optional.empty() : Optional.of(flag);
  }

  /// Its environment variable: `JAMBO_` and the key, `_` for each dot and before each hump. The
  /// settings of the node itself that have short names keep those of configuration.md.
  String variable() {
    return switch (key) {
      case "node.app" -> "JAMBO_APP";
      case "node.status" -> "JAMBO_STATUS";
      case "node.secret" -> "JAMBO_SECRET";
      case "key.value" -> "JAMBO_KEY";
      default ->
          "JAMBO_" + key.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(Locale.ROOT);
    };
  }
}
