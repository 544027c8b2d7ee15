package io.jambo.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows as a table of commas (RFC 4180), poured out as they come. A text that a spreadsheet would
/// take for a formula gets an apostrophe in front.
final class Csv {
  static final String TYPE = "text/csv";

  /// Rows that a table has at most (rest-api.md 16.1).
  static final long MOST_ROWS = 1_000_000;

  /// Bytes that leave together.
  private static final int PIECE = 32 * 1_024;

  private static final String FORMULAS = "=+-@\t\r";

  private final List<String> columns;
  private final OutputStream out;
  private final StringBuilder text = new StringBuilder();

  private Csv(List<String> columns, OutputStream out) {
    this.columns = columns;
    this.out = out;
  }

  /// A table of these members of a shape.
  ///
  /// @param name of the file
  static Answer table(String name, Shape.Thing shape, Answer.Rows rows) {
    var columns = shape.members().stream().map(Member::name).toList();
    var headers = Map.of("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    return new Answer.Poured(
        TYPE + "; charset=utf-8",
        headers,
        out -> {
          var csv = new Csv(columns, out);
          csv.text.append(String.join(",", columns)).append("\r\n");
          rows.each(csv::row);
          csv.drain();
        });
  }

  private void row(Facts facts) {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      cell(facts.value(columns.get(i)));
    }
    text.append("\r\n");
    if (text.length() >= PIECE) {
      drain();
    }
  }

  private void cell(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case Instant time -> text.append(Dates.iso(time));
      case Boolean is -> text.append(is);
      case Number number -> text.append(number);
      default -> quoted(value.toString());
    }
  }

  private void quoted(String value) {
    boolean number = value.startsWith("+") && value.chars().skip(1).allMatch(Character::isDigit);
    text.append('"');
    if (!value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 && !number) {
      text.append('\'');
    }
    text.append(value.replace("\"", "\"\"")).append('"');
  }

  private void drain() {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
