package io.jambo.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses a session description line by line (RFC 8866 §5), as tolerantly as media.md 1.2 asks:
/// what calls do not need may be missing, broken or unknown. What is left can be printed cleanly.
final class SdpParser {
  private static final SessionDescription.Origin NO_ORIGIN =
      new SessionDescription.Origin("-", 0, 0, "0.0.0.0");

  private final List<SessionDescription.Attribute> attributes = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private SessionDescription.Origin origin = NO_ORIGIN;
  private Optional<String> address = Optional.empty();
  private String fault = "";

  private SdpParser() {}

  static Parsed<SessionDescription> parse(String text) {
    return new SdpParser().read(text);
  }

  private Parsed<SessionDescription> read(String text) {
    if (text.length() > Bounds.SDP || text.chars().anyMatch(SdpParser::isBinary)) {
      return Parsed.malformed("too large or binary", 0);
    }
    int lines = 0;
    int at = 0;
    while (at < text.length()) {
      int from = at;
      int end = lineEnd(text, at);
      at = end + 1;
      var line = text.substring(from, end).strip();
      if (line.isEmpty()) {
        continue; // between CR and LF, or a stray empty line
      }
      if (lines == 0 && !line.replace(" ", "").equals("v=0")) {
        return Parsed.malformed("no v=0 line", from);
      }
      if (++lines > Bounds.SDP_LINES) {
        return Parsed.malformed("too many lines", from);
      }
      line(line);
      if (!fault.isEmpty()) {
        return Parsed.malformed(fault, from);
      }
    }
    return lines == 0
        ? Parsed.malformed("no v=0 line", 0)
        : new Parsed.Ok<>(
            new SessionDescription(
                origin, address, attributes, sections.stream().map(Section::done).toList()));
  }

  private void line(String line) {
    if (line.length() < 2 || line.charAt(1) != '=') {
      return;
    }
    var value = line.substring(2).strip();
    switch (line.charAt(0)) {
      case 'o' -> origin(value);
      case 'c' -> connection(value);
      case 'a' -> attribute(value);
      case 'm' -> media(value);
      default -> {} // s=, t=, b=, i=, k= … say nothing that a call needs
    }
  }

  private void origin(String value) {
    var words = words(value);
    if (words.size() >= 6) {
      origin =
          new SessionDescription.Origin(
              words.getFirst(), unsigned(words.get(1)), unsigned(words.get(2)), words.get(5));
    }
  }

  /// A time to live behind the address (`/127`) belongs to multicast, which we never join.
  private void connection(String value) {
    var words = words(value);
    if (words.size() < 3) {
      fault = "broken c= line";
      return;
    }
    var found = Optional.of(upToSlash(words.get(2))).filter(host -> !host.isEmpty());
    if (sections.isEmpty()) {
      address = found;
    } else {
      sections.getLast().address = found;
    }
  }

  private void attribute(String value) {
    int colon = value.indexOf(':');
    var name = colon < 0 ? value : value.substring(0, colon).strip();
    if (!name.isEmpty()) {
      (sections.isEmpty() ? attributes : sections.getLast().attributes)
          .add(
              new SessionDescription.Attribute(
                  name, colon < 0 ? "" : value.substring(colon + 1).strip()));
    }
  }

  private void media(String value) {
    var words = words(value);
    var ports = words.size() < 3 ? "" : words.get(1);
    long port = Grammar.number(upToSlash(ports), HostPort.MAX_PORT);
    if (port < 0 || words.size() - 3 > Bounds.SDP_FORMATS) {
      fault = "broken m= line";
    } else if (sections.size() == Bounds.SDP_MEDIA) {
      fault = "too many m= lines";
    } else {
      sections.add(
          new Section(words.get(0), (int) port, words.get(2), words.subList(3, words.size())));
    }
  }

  private static String upToSlash(String word) {
    int slash = word.indexOf('/');
    return slash < 0 ? word : word.substring(0, slash);
  }

  private static boolean isBinary(int c) {
    return c < ' ' && c != '\t' && c != '\r' && c != '\n';
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static List<String> words(String value) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < value.length()) {
      int from = at;
      while (at < value.length() && !Grammar.isBlank(value.charAt(at))) {
        at++;
      }
      if (at > from) {
        words.add(value.substring(from, at));
      }
      at++;
    }
    return words;
  }

  /// Unsigned 64 bit as NTP times are; a number beyond that wraps, for it is only compared.
  private static long unsigned(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (!Grammar.isDigit(digits.charAt(i))) {
        return 0;
      }
      number = number * 10 + (digits.charAt(i) - '0');
    }
    return number;
  }

  /// An m= section whose lines still come.
  private static final class Section {
    private final String kind;
    private final int port;
    private final String profile;
    private final List<String> formats;
    private final List<SessionDescription.Attribute> attributes = new ArrayList<>();
    private Optional<String> address = Optional.empty();

    Section(String kind, int port, String profile, List<String> formats) {
      this.kind = kind;
      this.port = port;
      this.profile = profile;
      this.formats = formats;
    }

    SessionDescription.Media done() {
      return new SessionDescription.Media(kind, port, profile, formats, address, attributes);
    }
  }
}
