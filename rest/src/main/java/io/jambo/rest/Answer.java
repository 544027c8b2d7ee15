package io.jambo.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What an operation answers. Its form is not said here: the declared shape of that status has it.
public sealed interface Answer {
  /// The status.
  int status();

  /// No body.
  record Empty(int status) implements Answer {}

  /// One value: [Facts], a list of them, or whatever the shape takes.
  record One(int status, Object value) implements Answer {}

  /// A page of a list.
  record Paged(Page page, long total, List<Facts> rows) implements Answer {
    /// Keeps its own copy.
    public Paged {
      rows = List.copyOf(rows);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /// A whole list, written row by row as it comes, so that it takes no memory to speak of.
  record Streamed(Rows rows) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /// What is poured out as it comes and is not JSON: tables, audio, events without an end.
  ///
  /// @param headers what else is said of it
  record Poured(String contentType, Map<String, String> headers, Pouring body) implements Answer {
    /// Keeps its own copy.
    public Poured {
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /// Whoever writes it.
  @FunctionalInterface
  interface Pouring {
    /// Writes all of it, and flushes where somebody waits for a part.
    ///
    /// @throws IOException when the client has gone
    void pour(OutputStream out) throws IOException;
  }

  /// A text that is not JSON.
  record Plain(int status, String contentType, String text) implements Answer {}

  /// Whoever has the rows of a list.
  @FunctionalInterface
  interface Rows {
    /// Hands each row to the taker, which may block.
    void each(Consumer<Facts> taker);
  }

  /// 200 with that.
  static Answer ok(Object value) {
    return new One(200, value);
  }

  /// 201 with that.
  static Answer made(Facts facts) {
    return new One(201, facts);
  }

  /// 201 with the sid of what was made.
  static Answer made(io.jambo.kit.Sid sid) {
    return new One(201, Facts.of("sid", sid));
  }

  /// 204.
  static Answer done() {
    return new Empty(204);
  }

  /// A whole list.
  static Answer each(Rows rows) {
    return new Streamed(rows);
  }

  /// A page of one.
  static Answer page(Page page, long total, List<Facts> rows) {
    return new Paged(page, total, rows);
  }
}
