package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.BackupTrouble;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one file of a copy from its first line to its hash, in bounded memory.
final class CopyReader {
  /// A row is far shorter: its longest columns are an application's script of 1 MiB, which JSON may
  /// write six times as long, and the sealed journal of a call.
  private static final int MOST_LINE = 16 << 20;

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final CopyHeader.Content content;
  private final MessageDigest digest = Digests.sha256();
  private long rows;

  private CopyReader(Path file, CopyHeader.Content content) {
    this.file = file;
    this.content = content;
  }

  /// Who is told of the rows.
  interface Visitor {
    /// A table begins.
    default void table(Noun noun, List<Column> columns) {}

    /// One row of it; text, whole numbers and nulls.
    default void row(List<@Nullable Object> values) {}
  }

  /// What was read.
  record Read(CopyHeader header, long rows) {}

  /// Reads all of it; when this returns, every line was as it was written.
  ///
  /// @throws BackupTrouble when it can't be read, or is no such file, or not as it was written
  static Read read(Path file, CopyHeader.Content content, Visitor visitor) {
    try (var in = Files.newInputStream(file)) {
      return new CopyReader(file, content).read(in, visitor);
    } catch (IOException fault) {
      throw new BackupTrouble(file + " can't be read: " + CopyWriter.said(fault) + ".");
    }
  }

  /// The values of a line as a row of that noun.
  static Row row(Noun noun, List<Column> columns, List<@Nullable Object> values) {
    var read = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size() && i < values.size(); i++) {
      read.put(columns.get(i).name(), value(columns.get(i).kind(), values.get(i)));
    }
    return Row.read(noun, read);
  }

  private static @Nullable Object value(Kind kind, @Nullable Object stored) {
    return switch (kind) {
      case Kind.Flag _ when stored instanceof Long flag -> flag != 0;
      case Kind.Moment _ when stored instanceof Long millis -> Instant.ofEpochMilli(millis);
      default -> stored;
    };
  }

  private Read read(InputStream in, Visitor visitor) throws IOException {
    var lines = new Lines(in);
    var header =
        lines
            .next()
            .flatMap(this::object)
            .flatMap(line -> CopyHeader.read(line, content))
            .orElseThrow(() -> new BackupTrouble(file + " is no " + content.word() + " of Jambo."));
    if (header.schema() > Schema.KNOWN) {
      throw new BackupTrouble(
          file
              + " was made by a newer release (tables of version "
              + header.schema()
              + ", this release knows "
              + Schema.KNOWN
              + "): use that one.");
    }
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      switch (parse(line.get())) {
        case Json.Arr(var values) -> {
          rows++;
          visitor.row(row(values));
        }
        case Json.Obj end when end.has("sha256") -> {
          check(end, lines);
          return new Read(header, rows);
        }
        case Json.Obj table -> begin(table, visitor);
        default -> throw damaged();
      }
    }
    throw damaged();
  }

  private List<@Nullable Object> row(List<Json> values) {
    var row = new ArrayList<@Nullable Object>(values.size());
    values.forEach(value -> row.add(value(value)));
    return row;
  }

  private void begin(Json.Obj table, Visitor visitor) {
    try {
      var noun = Nouns.named(table.text("table").orElse(""));
      var columns =
          table.items("columns").stream()
              .map(name -> noun.column(String.valueOf(value(name))))
              .toList();
      visitor.table(noun, columns);
    } catch (IllegalArgumentException _) {
      throw damaged();
    }
  }

  private void check(Json.Obj end, Lines lines) throws IOException {
    var hash = HexFormat.of().formatHex(lines.before());
    boolean whole =
        end.text("sha256").filter(hash::equals).isPresent()
            && end.number("rows").filter(told -> told.longValue() == rows).isPresent()
            && lines.next().isEmpty();
    if (!whole) {
      throw damaged();
    }
  }

  private Optional<Json.Obj> object(byte[] line) {
    return Json.parse(line) instanceof Parsed.Ok<Json>(Json.Obj object)
        ? Optional.of(object)
        : Optional.empty();
  }

  private Json parse(byte[] line) {
    if (Json.parse(line) instanceof Parsed.Ok<Json>(var value)) {
      return value;
    }
    throw damaged();
  }

  private @Nullable Object value(Json json) {
    return switch (json) {
      case Json.Str(var text) -> text;
      case Json.Num(var number) -> number.longValue();
      case Json.Null() -> null;
      default -> throw damaged();
    };
  }

  private BackupTrouble damaged() {
    return new BackupTrouble(file + " is damaged: it is not what was written; use another copy.");
  }

  /// The lines of the file, without their ends, each within its bound.
  private final class Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private byte[] before = {};

    Lines(InputStream in) {
      this.in = in;
    }

    /// The hash of all lines before the last one that was read.
    byte[] before() {
      return before.clone();
    }

    Optional<byte[]> next() throws IOException {
      var line = new ByteArrayOutputStream();
      while (at < end || fill()) {
        int stop = at;
        while (stop < end && buffer[stop] != '\n') {
          stop++;
        }
        line.write(buffer, at, stop - at);
        at = stop;
        if (line.size() > MOST_LINE) {
          throw damaged();
        }
        if (stop < end) {
          at++;
          return Optional.of(hashed(line.toByteArray()));
        }
      }
      if (line.size() > 0) {
        throw damaged();
      }
      return Optional.empty();
    }

    /// Only the last line is about the hash; it begins as no row does.
    private byte[] hashed(byte[] line) {
      if (line.length > 0 && line[0] == '{') {
        before = copy().digest();
      }
      digest.update(line);
      digest.update((byte) '\n');
      return line;
    }

    private MessageDigest copy() {
      try {
        return (MessageDigest) digest.clone();
      } catch (CloneNotSupportedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private boolean fill() throws IOException {
      at = 0;
      end = Math.max(0, in.read(buffer));
      return end > 0;
    }
  }
}
