package io.jambo.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings that stand in the environment as `JAMBO_…`; a secret also as `JAMBO_…_FILE`, the
/// file that holds it (configuration.md 1).
final class EnvironmentSettings {
  /// Which JDK ./jambo uses and its own tuning are no settings of the node.
  private static final List<String> OTHERS = List.of("JAMBO_JAVA_HOME", "JAMBO_JAVA_OPTS");

  private static final String FILE = "_FILE";

  private EnvironmentSettings() {}

  /// By key.
  ///
  /// @throws BadSetting for a variable of ours that means nothing
  static Map<String, String> read(Map<String, String> environment) {
    var given = new LinkedHashMap<String, String>();
    environment.forEach((variable, value) -> {
      if (variable.startsWith("JAMBO_") && !OTHERS.contains(variable)) {
        var direct = Catalogue.byVariable(variable);
        if (direct.isPresent()) {
          given.put(direct.get().key(), value);
        } else {
          given.putIfAbsent(secret(variable).key(), content(variable, value));
        }
      }
    });
    return given;
  }

  private static Setting secret(String variable) {
    return Catalogue.ALL.stream()
        .filter(Setting::secret)
        .filter(setting -> variable.equals(setting.variable() + FILE))
        .findAny()
        .orElseThrow(() -> Settings.unknown(variable, known()));
  }

  private static List<String> known() {
    var known = new ArrayList<String>();
    for (var setting : Catalogue.ALL) {
      known.add(setting.variable());
      if (setting.secret()) {
        known.add(setting.variable() + FILE);
      }
    }
    return known;
  }

  private static String content(String variable, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unreadable) {
      throw new BadSetting(variable + ": the file it names can't be read");
    }
  }
}
