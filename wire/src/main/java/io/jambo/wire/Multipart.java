package io.jambo.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bodies in several parts (RFC 2046 §5.1), as carriers send them around an `application/sdp`.
final class Multipart {
  private final byte[] data;
  private final byte[] delimiter;

  private Multipart(byte[] data, String boundary) {
    this.data = data;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
  }

  /// The first content of the wanted type, in parts of parts too, down to that depth.
  static Optional<Bytes> find(String contentType, Bytes body, String wanted, int depth) {
    var type = ContentType.parse(contentType).ok();
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (type.get().type().equalsIgnoreCase(wanted)) {
      return Optional.of(body);
    }
    if (!type.get().multipart() || depth == 0) {
      return Optional.empty();
    }
    var boundary = type.get().boundary().orElseThrow();
    return new Multipart(body.toArray(), boundary)
        .parts().stream()
            .flatMap(part -> find(part.contentType, part.body, wanted, depth - 1).stream())
            .findFirst();
  }

  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    int from = -1;
    int line = 0;
    while (line < data.length && parts.size() < Bounds.MULTIPART_PARTS) {
      int next = nextLine(line);
      if (delimits(line)) {
        if (from >= 0) {
          parts.add(part(from, line));
        }
        from = next;
      }
      line = next;
    }
    return parts;
  }

  private boolean delimits(int line) {
    int end = line + delimiter.length;
    if (end > data.length) {
      return false;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (data[line + i] != delimiter[i]) {
        return false;
      }
    }
    // Another boundary may begin with this one.
    return end == data.length || data[end] == '-' || data[end] <= ' ';
  }

  private int nextLine(int from) {
    int at = from;
    while (at < data.length && data[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, data.length);
  }

  /// The line end before a boundary belongs to the boundary.
  private Part part(int from, int boundary) {
    int to = boundary;
    if (to > from && data[to - 1] == '\n') {
      to--;
    }
    if (to > from && data[to - 1] == '\r') {
      to--;
    }
    var scanner = new HeaderScanner(data, from, boundary);
    var type = "text/plain";
    while (scanner.next()) {
      if (scanner.fault().isEmpty() && scanner.header().is("Content-Type")) {
        type = scanner.value();
      }
    }
    return new Part(type, Bytes.of(data, Math.min(scanner.position(), to), to));
  }

  private record Part(String contentType, Bytes body) {}
}
