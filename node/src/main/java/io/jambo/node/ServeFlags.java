package io.jambo.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands behind `serve`. Read here and not by picocli, which explains the flags in `--help`:
/// its classes are of a format too old for the start cache, and loading them takes as long as
/// opening all listeners.
///
/// @param settings by key
/// @param file of `--config`
/// @param errand what is to be done with the settings
record ServeFlags(Map<String, String> settings, Optional<Path> file, Errand errand) {
  /// Names the configuration file.
  static final String CONFIG = "--config";

  /// Validates and leaves.
  static final String CHECK = "--check-config";

  /// Shows and leaves.
  static final String PRINT = "--print-config";

  /// Any setting by its key.
  static final String SET = "--set";

  /// Why `serve` was called.
  enum Errand {
    SERVE,
    CHECK,
    PRINT
  }

  /// Reads them.
  ///
  /// @throws BadSetting for an unknown flag, with the nearest known one, or one without its value
  static ServeFlags read(List<String> words) {
    var settings = new LinkedHashMap<String, String>();
    Optional<Path> file = Optional.empty();
    var errand = Errand.SERVE;
    for (int at = 0; at < words.size(); at++) {
      var word = words.get(at);
      int sign = word.startsWith("--") ? word.indexOf('=') : -1;
      var flag = sign < 0 ? word : word.substring(0, sign);
      if (flag.equals(CHECK) || flag.equals(PRINT)) {
        errand = flag.equals(CHECK) ? Errand.CHECK : Errand.PRINT;
        continue;
      }
      mustBeKnown(flag);
      var value = sign < 0 ? next(words, ++at, flag) : word.substring(sign + 1);
      if (flag.equals(CONFIG)) {
        file = Optional.of(Path.of(value));
      } else if (flag.equals(SET)) {
        set(settings, value);
      } else {
        Catalogue.byFlag(flag).ifPresent(setting -> add(settings, setting, value));
      }
    }
    return new ServeFlags(settings, file, errand);
  }

  /// All flags there are.
  static List<String> known() {
    var known = new ArrayList<>(List.of(CONFIG, CHECK, PRINT, SET));
    Catalogue.ALL.forEach(setting -> setting.flag().ifPresent(known::add));
    return known;
  }

  private static void mustBeKnown(String flag) {
    if (!known().contains(flag)) {
      throw new BadSetting(
          "unknown flag " + flag + "; did you mean " + Catalogue.nearest(flag, known()) + "?");
    }
  }

  private static String next(List<String> words, int at, String flag) {
    if (at >= words.size()) {
      throw new BadSetting(flag + " lacks its value");
    }
    return words.get(at);
  }

  private static void set(Map<String, String> settings, String pair) {
    int sign = pair.indexOf('=');
    if (sign < 1) {
      throw new BadSetting(SET + " takes KEY=VALUE");
    }
    var setting = Settings.known(pair.substring(0, sign));
    if (setting.secret()) {
      throw new BadSetting(
          setting.key() + " is a secret: give it in the environment, not as a flag");
    }
    add(settings, setting, pair.substring(sign + 1));
  }

  /// A list may be given piece by piece.
  private static void add(Map<String, String> settings, Setting setting, String value) {
    boolean list = setting.kind() == Setting.Kind.TARGETS;
    settings.merge(setting.key(), value, (first, then) -> list ? first + "," + then : then);
  }
}
