package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.store.BackupTrouble;
import io.jambo.wire.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Writes one file of a copy: under another name until it is whole and on the disk.
final class CopyWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path draft;
  private final FileChannel channel;
  private final OutputStream out;
  private final MessageDigest digest = Digests.sha256();
  private long rows;

  private CopyWriter(Path file, Path draft, FileChannel channel) {
    this.file = file;
    this.draft = draft;
    this.channel = channel;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /// Begins that file.
  ///
  /// @throws BackupTrouble when it can't be written
  static CopyWriter begin(Path file, CopyHeader header) {
    var draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(draft);
      var writer = new CopyWriter(file, draft, PrivateFiles.create(draft));
      writer.line(header.json());
      return writer;
    } catch (IOException fault) {
      throw trouble(file, fault);
    }
  }

  /// Begins a table.
  void table(Noun noun, List<Column> columns) {
    var names = columns.stream().map(column -> Json.of(column.name())).toList();
    told(Json.object().with("table", noun.name()).with("columns", Json.array(names)));
  }

  /// One row of it.
  void row(List<Json> values) {
    rows++;
    told(Json.array(values));
  }

  long rows() {
    return rows;
  }

  /// Writes the hash and waits until all is on the disk.
  void finish() {
    try {
      var hash = HexFormat.of().formatHex(digest.digest());
      line(Json.object().with("rows", rows).with("sha256", hash));
      out.flush();
      channel.force(true);
      out.close();
    } catch (IOException fault) {
      throw trouble(file, fault);
    }
  }

  /// Gives it its name.
  ///
  /// @param replacing whether a file of that name may be there
  void publish(boolean replacing) {
    try {
      if (replacing) {
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.move(draft, file);
      }
      PrivateFiles.syncFolder(PrivateFiles.folderOf(file));
    } catch (IOException fault) {
      throw trouble(file, fault);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(draft);
    } catch (IOException _) {
      // What is left has a name that says so.
    }
  }

  /// What an operator is told of a fault with that file.
  static BackupTrouble trouble(Path file, IOException fault) {
    var reason = fault.getMessage();
    if (fault instanceof FileAlreadyExistsException) {
      return new BackupTrouble(file + " is there already: a backup replaces nothing.");
    }
    boolean full = reason != null && reason.contains("No space left");
    return new BackupTrouble(
        full
            ? file + " can't be written: the disk is full."
            : file
                + " can't be written ("
                + said(fault)
                + "): name a file that this user may write.");
  }

  /// The kind of a fault in words, without what the system adds to it.
  static String said(IOException fault) {
    return switch (fault) {
      case java.nio.file.NoSuchFileException _ -> "there is no such folder";
      case java.nio.file.AccessDeniedException _ -> "no permission";
      case java.nio.file.FileSystemException of when of.getReason() != null -> of.getReason();
      default -> String.valueOf(fault.getMessage());
    };
  }

  private void told(Json value) {
    try {
      line(value);
    } catch (IOException fault) {
      throw trouble(file, fault);
    }
  }

  private void line(Json value) throws IOException {
    var bytes = (value.print() + "\n").getBytes(UTF_8);
    digest.update(bytes);
    out.write(bytes);
  }
}
