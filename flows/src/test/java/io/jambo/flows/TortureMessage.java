package io.jambo.flows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A message of RFC 4475 or RFC 5118, kept as text from which its exact bytes are made.
///
/// A file begins with lines `# what it is about`. The rest is the message: each line ends with
/// CRLF; `{transport}` is the transport it goes by, `{length}` the length of its body, `{40*very}`
/// that word forty times, `{xff00}` those bytes, and `{}` nothing, so that a blank before it can be
/// seen.
final class TortureMessage {
  private static final Path FOLDER = Path.of("src/test/resources/torture");
  private static final String EMPTY_LINE = "\r\n\r\n";

  private TortureMessage() {}

  /// The names of all there are, as `rfc4475/tortuous-invite`.
  static List<String> names() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".sip"))
          .map(file -> FOLDER.relativize(file).toString().replace(".sip", ""))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What the message is about.
  static String about(String name) {
    var words = lines(name).takeWhile(line -> line.startsWith("#")).map(line -> line.substring(1));
    return String.join("", words.toList()).strip();
  }

  /// The message as it goes on the wire of that transport.
  static byte[] bytes(String name, String transport) {
    var text = String.join("\r\n", lines(name).dropWhile(line -> line.startsWith("#")).toList());
    var written = written(text + "\r\n", transport);
    int head = written.indexOf(EMPTY_LINE) + EMPTY_LINE.length();
    var length = Integer.toString(written.length() - head);
    return written.replace("{length}", length).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Stream<String> lines(String name) {
    try {
      return Files.readAllLines(FOLDER.resolve(name + ".sip")).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  /// The text with everything in braces but the length resolved, one character a byte.
  private static String written(String text, String transport) {
    var out = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      var inside = text.substring(open + 1, close);
      out.append(text, at, open).append(resolved(inside, transport));
      at = close + 1;
    }
    return out.append(text.substring(at)).toString();
  }

  private static String resolved(String inside, String transport) {
    int times = inside.indexOf('*');
    if (times > 0) {
      return inside.substring(times + 1).repeat(Integer.parseInt(inside.substring(0, times)));
    }
    if (inside.startsWith("x")) {
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(HexFormat.of().parseHex(inside.substring(1)));
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
    return switch (inside) {
      case "" -> "";
      case "transport" -> transport;
      case "length" -> "{length}";
      default -> throw new IllegalArgumentException("unknown word in braces: " + inside);
    };
  }
}
