package io.jambo.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes an answer as its operation declares it. A list begins to leave when its first piece is
/// full, so that one of any length takes the memory of that piece.
final class Telling {
  /// Bytes of a list that leave together.
  private static final int PIECE = 32 * 1_024;

  private static final String JSON = "application/json";

  private final Operation operation;
  private final Map<String, String> headers;
  private final JsonOut out = new JsonOut();
  private final Teller teller;
  private final Courtesy courtesy;
  private @Nullable OutputStream stream;

  private Telling(
      Operation operation, Profile profile, Map<String, String> headers, Courtesy courtesy) {
    this.operation = operation;
    this.headers = headers;
    this.courtesy = courtesy;
    teller = new Teller(out, profile);
  }

  static Telling of(
      Operation operation, Profile profile, Map<String, String> headers, Courtesy courtesy) {
    return new Telling(operation, profile, headers, courtesy);
  }

  void send(Answer answer, Reply reply) {
    switch (answer) {
      case Answer.Empty(int status) -> {
        declared(status);
        reply.whole(status, headers, new byte[0], 0);
      }
      case Answer.One(int status, Object value) -> {
        teller.tell(shape(status), value);
        whole(status, reply);
      }
      case Answer.Paged paged -> {
        page(paged);
        whole(paged.status(), reply);
      }
      case Answer.Streamed(var rows) -> stream(rows, reply);
      case Answer.Poured poured -> pour(poured, reply);
      case Answer.Plain(int status, var type, var text) -> {
        declared(status);
        headers.put("Content-Type", type);
        if (type.startsWith("text/html")) {
          headers.put("Content-Security-Policy", ReadablePage.POLICY);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        reply.whole(status, headers, bytes, bytes.length);
      }
    }
  }

  private void whole(int status, Reply reply) {
    headers.put("Content-Type", JSON);
    reply.whole(status, headers, out.bytes(), out.length());
  }

  private Optional<Shape> declared(int status) {
    var shape = operation.answers().get(status);
    if (shape == null) {
      throw new IllegalStateException(operation + " does not declare " + status);
    }
    return shape;
  }

  private Shape shape(int status) {
    return declared(status)
        .orElseThrow(() -> new IllegalStateException(operation + ": " + status + " has no body"));
  }

  private Shape row() {
    return shape(200) instanceof Shape.Many(var item, var _) ? item : shape(200);
  }

  private void page(Answer.Paged paged) {
    out.begin('{');
    out.name("total");
    out.number(paged.total());
    out.name("page");
    out.number(paged.page().number());
    out.name("page_size");
    out.number(paged.page().size());
    out.name("data");
    teller.tell(shape(200), paged.rows());
    out.end('}');
  }

  private void stream(Answer.Rows rows, Reply reply) {
    var row = row();
    out.begin('[');
    try {
      rows.each(facts -> {
        teller.tell(row, facts);
        if (out.length() >= PIECE) {
          drain(reply);
        }
        courtesy.row();
      });
      out.end(']');
      var open = stream;
      if (open == null) {
        whole(200, reply);
      } else {
        out.drainTo(open);
        open.close();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (RuntimeException failure) {
      if (stream != null) {
        throw new Broken(failure);
      }
      throw failure;
    }
  }

  private void pour(Answer.Poured poured, Reply reply) {
    declared(poured.status());
    headers.put("Content-Type", poured.contentType());
    headers.putAll(poured.headers());
    var open = reply.streamed(poured.status(), headers);
    try {
      poured.body().pour(open);
      open.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (RuntimeException failure) {
      throw new Broken(failure);
    }
  }

  private void drain(Reply reply) {
    if (stream == null) {
      headers.put("Content-Type", JSON);
      stream = reply.streamed(200, headers);
    }
    try {
      out.drainTo(stream);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// A list that failed when a part of it had left already: nothing can be said to the client but
  /// by breaking the connection.
  static final class Broken extends RuntimeException {
    Broken(RuntimeException cause) {
      super(cause);
    }
  }
}
