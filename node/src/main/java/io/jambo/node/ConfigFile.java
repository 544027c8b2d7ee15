package io.jambo.node;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The file of `--config`: YAML with the keys nested or dotted, or properties when its name ends in
/// `.properties` (configuration.md 1).
final class ConfigFile {
  /// Nobody has that many settings.
  private static final int MOST_BYTES = 1 << 20;

  private final Map<String, String> settings = new LinkedHashMap<>();

  private ConfigFile() {}

  /// Its settings by key, not yet checked.
  ///
  /// @throws BadSetting when it can't be read or understood
  static Map<String, String> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadSetting(file + " is too large for a configuration file");
      }
      var text = Files.readString(file, StandardCharsets.UTF_8);
      return file.toString().endsWith(".properties") ? properties(text) : yaml(file, text);
    } catch (IOException e) {
      throw new BadSetting(ServeFlags.CONFIG + ": " + file + " can't be read");
    }
  }

  private static Map<String, String> properties(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    var settings = new LinkedHashMap<String, String>();
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }

  private static Map<String, String> yaml(Path file, String text) {
    try {
      var document = new Load(LoadSettings.builder().build()).loadFromString(text);
      var read = new ConfigFile();
      if (document instanceof Map<?, ?> keys) {
        read.keys("", keys);
      } else if (document != null) {
        throw new BadSetting(file + " is not made of KEY: VALUE");
      }
      return read.settings;
    } catch (YamlEngineException wrong) {
      throw new BadSetting(
          file
              + " is no YAML: "
              + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void keys(String above, Map<?, ?> keys) {
    keys.forEach((name, value) -> {
      var key = above.isEmpty() ? String.valueOf(name) : above + "." + name;
      switch (value) {
        case null -> put(key, "");
        case Map<?, ?> below -> keys(key, below);
        case List<?> entries ->
            put(key, entries.stream().map(String::valueOf).collect(Collectors.joining(",")));
        default -> put(key, String.valueOf(value));
      }
    });
  }

  private void put(String key, String value) {
    if (settings.put(key, value) != null) {
      throw new BadSetting(key + " is set twice in the configuration file");
    }
  }
}
