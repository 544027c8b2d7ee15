package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.store.real.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The node's folder: secrets that were made at first start, and the ports in use.
final class DataFolder {
  private static final int SECRET_BYTES = 24;

  private final Path folder;

  /// Opens it, making it where it is missing.
  ///
  /// @throws BadSetting when it can't be written
  DataFolder(Path folder) {
    this.folder = folder;
    try {
      PrivateFiles.makeFolder(folder);
    } catch (IOException e) {
      throw new BadSetting("the data folder " + folder + " can't be made: choose another --data");
    }
  }

  /// Where it is.
  Path path() {
    return folder;
  }

  /// The secret kept under that name, made once.
  Kept secret(String name, Kit kit, Optional<String> preset) {
    var file = folder.resolve(name);
    try {
      if (preset.isPresent()) {
        return new Kept(preset.get(), file, false);
      }
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return new Kept(Files.readString(file).strip(), file, false);
      }
      var secret = drawn(kit);
      PrivateFiles.replace(file, secret + "\n");
      return new Kept(secret, file, true);
    } catch (IOException e) {
      throw new BadSetting("the data folder " + folder + " can't be written: " + name);
    }
  }

  /// A new secret, not yet kept.
  static String drawn(Kit kit) {
    var random = new byte[SECRET_BYTES];
    kit.random().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// What is kept under that name.
  Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Keeps another secret under that name.
  void keep(String name, String secret) {
    try {
      PrivateFiles.replace(folder.resolve(name), secret + "\n");
    } catch (IOException e) {
      throw new BadSetting("the data folder " + folder + " can't be written: " + name);
    }
  }

  /// Writes `ports.json` in one step: whoever sees the file sees all of it.
  void ports(Map<String, Integer> ports) {
    var text = new StringBuilder("{");
    ports.forEach((name, port) ->
        text.append(text.length() == 1 ? "" : ", ")
            .append('"')
            .append(name)
            .append("\": ")
            .append(port));
    try {
      PrivateFiles.replace(folder.resolve("ports.json"), text.append("}\n").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A secret and where it lies.
  ///
  /// @param fresh whether it was made just now
  record Kept(String value, Path file, boolean fresh) {
    @Override
    public String toString() {
      return "a secret in " + file;
    }
  }
}
