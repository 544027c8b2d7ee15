package io.jambo.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Texts that only this user may read.
final class PrivateText {
  private PrivateText() {}

  /// Writes a new file of these lines; nothing stays of one that could not be written whole.
  static void writeNew(Path file, List<String> lines) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var mode = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
    } else {
      Files.createFile(file);
    }
    try {
      Files.write(file, lines, StandardOpenOption.WRITE);
    } catch (IOException fault) {
      Files.deleteIfExists(file);
      throw fault;
    }
  }
}
