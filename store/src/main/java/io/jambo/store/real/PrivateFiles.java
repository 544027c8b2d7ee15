package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files that nobody but the node's own user may read, and that are on the disk when they are
/// there.
public final class PrivateFiles {
  /// What the name of a file begins with that is not whole yet.
  private static final String DRAFT = ".draft";

  private static final String OWN = "rw-------";

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private PrivateFiles() {}

  /// Makes a folder and those above it, where they are missing, with mode 0700. One that is there
  /// keeps its rights: it may be somebody else's too.
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  /// Makes a file with mode 0600 that is there whole or not at all.
  ///
  /// @throws FileAlreadyExistsException when there is one
  public static void writeNew(Path file, String text) throws IOException {
    var draft = draft(file, text);
    try {
      link(file, draft);
      syncFolder(folderOf(file));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Puts another text in the place of a file, with mode 0600: whoever reads it sees the one or the
  /// other.
  public static void replace(Path file, String text) throws IOException {
    var draft = draft(file, text);
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folderOf(file));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Deletes what a process that was killed has left of files it made in that folder: for whoever
  /// has the folder, before it makes any.
  static void dropDrafts(Path folder) {
    try (var drafts = Files.newDirectoryStream(folder, DRAFT + "*")) {
      for (var draft : drafts) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException | DirectoryIteratorException _) {
      // They lie there until the next time.
    }
  }

  /// The folder that a file lies in.
  static Path folderOf(Path file) {
    return requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /// Opens a new file with mode 0600 to write and read.
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE_NEW, WRITE, READ), rights(file, OWN));
  }

  /// Opens a file to write and read; with mode 0600 where it has to be made.
  static FileChannel openOrCreate(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE, WRITE, READ), rights(file, OWN));
  }

  /// Takes the rights of others from a file that is there, as far as this user may.
  static void closeToOthers(Path file) {
    try {
      if (openToOthers(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWN));
      }
    } catch (IOException _) {
      // Another user's file, who lets us write it: it is that user's to say who may read it.
    }
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

  /// The text on the disk, in a file of the same folder that has no name to keep.
  private static Path draft(Path file, String text) throws IOException {
    var draft = Files.createTempFile(folderOf(file), DRAFT, null); // mode 0600
    try (var channel = FileChannel.open(draft, WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return draft;
    } catch (IOException fault) {
      Files.deleteIfExists(draft);
      throw fault;
    }
  }

  /// Those rights, where the file system has any.
  private static FileAttribute<?>[] rights(Path place, String rights) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
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
