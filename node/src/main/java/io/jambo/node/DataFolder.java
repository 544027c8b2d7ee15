package io.jambo.node;

import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
      Files.createDirectories(folder);
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
      write(file, secret + "\n", true);
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
      write(folder.resolve(name), secret + "\n", true);
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
      write(folder.resolve("ports.json"), text.append("}\n").toString(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text, boolean secret) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    if (secret && draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(draft, ownerOnly);
    }
    Files.write(
        draft,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
