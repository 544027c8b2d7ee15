package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files that nobody but the node's own user may read, and that are on the disk when they are
/// there.
final class PrivateFiles {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private PrivateFiles() {}

  /// Makes a folder and those above it, where they are missing, with mode 0700.
  static void makeFolder(Path folder) throws IOException {
    var mode = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
  }

  /// Makes a file with mode 0600 that is there whole or not at all.
  ///
  /// @throws FileAlreadyExistsException when there is one
  static void writeNew(Path file, String text) throws IOException {
    var folder = folderOf(file);
    var draft = Files.createTempFile(folder, ".draft", null); // mode 0600
    try {
      try (var channel = FileChannel.open(draft, WRITE)) {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      link(file, draft);
      syncFolder(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// The folder that a file lies in.
  static Path folderOf(Path file) {
    return requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /// Puts another text in the place of a file, with mode 0600: whoever reads it sees the one or the
  /// other.
  static void replace(Path file, String text) throws IOException {
    var folder = folderOf(file);
    var draft = Files.createTempFile(folder, ".draft", null); // mode 0600
    try {
      try (var channel = FileChannel.open(draft, WRITE)) {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Opens a new file with mode 0600 to write and read.
  static FileChannel create(Path file) throws IOException {
    var mode = PosixFilePermissions.fromString("rw-------");
    return FileChannel.open(
        file, Set.of(CREATE_NEW, WRITE, READ), PosixFilePermissions.asFileAttribute(mode));
  }

  /// Waits until what was made or deleted in a folder is on the disk.
  static void syncFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  /// Whether the group or others have any right to it.
  static boolean openToOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException _) {
      return false; // A file system without such rights can't be told to have better ones.
    }
  }

  private static void link(Path file, Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (UnsupportedOperationException | FileSystemException _) {
      Files.move(draft, file); // a file system without links
    }
  }
}
