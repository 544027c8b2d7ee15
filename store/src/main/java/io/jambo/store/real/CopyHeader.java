package io.jambo.store.real;

import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The first line of a copy's file.
///
/// @param content what the file holds
/// @param id the same in both files of a copy
/// @param schema the version of the tables
record CopyHeader(Content content, String id, int schema, Instant made) {
  /// The version of the files' form.
  private static final int FORM = 1;

  /// What one of the two files holds.
  enum Content {
    ROWS("backup"),
    KEYS("keys");

    private final String word;

    Content(String word) {
      this.word = word;
    }

    /// As it stands in the file.
    String word() {
      return word;
    }
  }

  CopyHeader of(Content other) {
    return new CopyHeader(other, id, schema, made);
  }

  Json.Obj json() {
    return Json.object()
        .with("jambo", content.word())
        .with("form", FORM)
        .with("id", id)
        .with("schema", schema)
        .with("made", made.toString());
  }

  /// Reads one; empty when it is none of that content.
  static Optional<CopyHeader> read(Json.Obj line, Content content) {
    boolean ours =
        line.text("jambo").filter(content.word()::equals).isPresent()
            && whole(line, "form").filter(form -> form == FORM).isPresent();
    try {
      return ours
          ? Optional.of(
              new CopyHeader(
                  content,
                  line.text("id").orElse(""),
                  whole(line, "schema").orElse(Schema.NONE),
                  Instant.parse(line.text("made").orElse(""))))
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> whole(Json.Obj line, String name) {
    return line.number(name).map(BigDecimal::intValue);
  }
}
