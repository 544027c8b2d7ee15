package io.jambo.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What was configured: flags win over the environment, the environment over the file, the file
/// over the defaults (configuration.md 1).
final class Settings {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|days)?");

  private static final Pattern RATE =
      Pattern.compile("([1-9]\\d{0,6})\\s*/\\s*s\\s*,\\s*burst\\s+([1-9]\\d{0,6})");

  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*(kib|mib|mb)?");

  /// The defaults alone.
  static final Settings NONE = new Settings(Map.of());

  private final Map<String, Given> given;

  private Settings(Map<String, Given> given) {
    this.given = given;
  }

  /// Who has set something.
  enum Source {
    FLAG("flag"),
    ENVIRONMENT("environment"),
    FILE("file"),
    DEFAULT("default");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /// As people read it.
    String words() {
      return words;
    }
  }

  private record Given(String value, Source source) {}

  /// Puts the sources together.
  ///
  /// @param flags by key
  /// @param environment all variables of the process
  /// @param file by key
  /// @throws BadSetting for an unknown name, with the nearest known one, or a bad value
  static Settings of(
      Map<String, String> flags, Map<String, String> environment, Map<String, String> file) {
    var given = new LinkedHashMap<String, Given>();
    file.forEach((key, value) -> given.put(known(key).key(), new Given(value, Source.FILE)));
    EnvironmentSettings.read(environment)
        .forEach((key, value) -> given.put(key, new Given(value, Source.ENVIRONMENT)));
    flags.forEach((key, value) -> given.put(known(key).key(), new Given(value, Source.FLAG)));
    var settings = new Settings(given);
    Catalogue.ALL.forEach(settings::check);
    return settings;
  }

  /// The text of a setting; empty when it has neither value nor default.
  Optional<String> text(String key) {
    var setting = known(key);
    var own = given.get(key);
    var value = own == null ? setting.fallback() : own.value();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /// Whether somebody gave it, wherever.
  boolean given(String key) {
    return given.containsKey(key);
  }

  /// Who has set it.
  Source source(String key) {
    var own = given.get(key);
    return own == null ? Source.DEFAULT : own.source();
  }

  /// The text of a setting that has a default.
  String word(String key) {
    return text(key).orElseThrow(() -> new BadSetting(key + " is not set"));
  }

  Duration duration(String key) {
    return time(word(key)).orElseThrow(() -> bad(known(key), word(key)));
  }

  /// A rate: how many a second, and how many at once.
  int[] rate(String key) {
    var match = RATE.matcher(word(key));
    if (!match.matches()) {
      throw bad(known(key), word(key));
    }
    return new int[] {Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))};
  }

  int count(String key) {
    return Integer.parseInt(word(key));
  }

  /// In bytes.
  long bytes(String key) {
    return size(word(key)).orElseThrow(() -> bad(known(key), word(key)));
  }

  Optional<Boolean> flag(String key) {
    return text(key).map(value -> value.equals("on") || value.equals("true"));
  }

  ListenAddress address(String key) {
    return ListenAddress.parse(key, word(key));
  }

  /// The entries of a list.
  List<String> entries(String key) {
    var entries = new ArrayList<String>();
    for (var entry : text(key).orElse("").split(",", -1)) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return entries;
  }

  /// Reads a size in bytes: `KiB`, `MiB`, `MB`; a plain number is bytes.
  static OptionalLong size(String text) {
    var match = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return OptionalLong.empty();
    }
    long count = Long.parseLong(match.group(1));
    return OptionalLong.of(
        switch (match.group(2)) {
          case "kib" -> count << 10;
          case "mib" -> count << 20;
          case "mb" -> count * 1_000_000;
          case null, default -> count;
        });
  }

  /// Reads a time: `ms`, `s`, `min`, `h`, `days`; a plain number is seconds.
  static Optional<Duration> time(String text) {
    var match = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(match.group(1));
    var unit = match.group(2) == null ? "s" : match.group(2);
    return Optional.of(
        switch (unit) {
          case "ms" -> Duration.ofMillis(count);
          case "min" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "days" -> Duration.ofDays(count);
          default -> Duration.ofSeconds(count);
        });
  }

  private void check(Setting setting) {
    var own = given.get(setting.key());
    if (own == null || own.value().isEmpty()) {
      return;
    }
    var value = own.value();
    boolean good =
        switch (setting.kind()) {
          case TEXT, FOLDER, TARGETS -> true;
          case URL -> value.startsWith("http://") || value.startsWith("https://");
          case ADDRESS -> ListenAddress.parse(setting.key(), value).port() >= 0;
          case PORTS -> PortRange.parse(setting.key(), value).first() > 0;
          case DURATION -> time(value).isPresent();
          case SIZE -> size(value).isPresent();
          case COUNT -> value.matches("\\d{1,9}");
          case SWITCH -> List.of("on", "off", "true", "false").contains(value);
          case LEVEL -> List.of("debug", "info", "warn", "error").contains(value);
          case FALLBACK -> List.of("embedded", "none").contains(value);
          case VERDICT -> List.of("silent", "discard", "reject").contains(value);
          case REFRESHER -> List.of("none", "uac", "uas").contains(value);
          case RELIABLE -> List.of("required", "supported").contains(value);
          case DURABILITY -> List.of("strict", "relaxed").contains(value);
          case RATE -> RATE.matcher(value).matches();
          case PROFILE -> List.of("development", "production").contains(value);
        };
    if (!good) {
      throw bad(setting, value);
    }
  }

  private static BadSetting bad(Setting setting, String value) {
    return new BadSetting(
        setting.key()
            + ": "
            + (setting.secret() ? "the value" : "\"" + value + "\"")
            + " is not "
            + setting.kind().words());
  }

  /// The setting of that key.
  ///
  /// @throws BadSetting where there is none
  static Setting known(String key) {
    return Catalogue.byKey(key)
        .orElseThrow(() -> unknown(key, Catalogue.ALL.stream().map(Setting::key).toList()));
  }

  /// What is said about a name that nothing has.
  static BadSetting unknown(String name, List<String> known) {
    return new BadSetting(
        "unknown setting " + name + "; did you mean " + Catalogue.nearest(name, known) + "?");
  }
}
