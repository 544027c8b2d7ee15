package io.jambo.wire;

import java.util.List;
import java.util.Optional;

/// A session description for audio (RFC 8866), as offer/answer needs it.
///
/// @param origin the o= line
/// @param address the session-level c= address, if any (IP literal or name)
/// @param attributes session-level a= lines
/// @param media the m= sections in order, unknown kinds included
public record SessionDescription(
    Origin origin, Optional<String> address, List<Attribute> attributes, List<Media> media) {
  /// Keeps its own copies.
  ///
  /// @throws IllegalArgumentException when the address breaks the line
  public SessionDescription {
    address.ifPresent(SessionDescription::requireWord);
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /// The o= line without its network type.
  public record Origin(String user, long sessionId, long version, String address) {
    /// @throws IllegalArgumentException when a part breaks the line
    public Origin {
      requireWord(user);
      requireWord(address);
    }
  }

  /// One a= line: `name` or `name:value`; a flag has an empty value.
  public record Attribute(String name, String value) {
    /// @throws IllegalArgumentException when a part breaks the line
    public Attribute {
      if (name.isEmpty() || name.indexOf(':') >= 0 || !Grammar.isOneLine(name + value)) {
        throw new IllegalArgumentException("attribute that breaks the line");
      }
    }
  }

  /// One m= section.
  ///
  /// @param kind `audio`, `video`, `image` …
  /// @param port 0 when rejected
  /// @param profile `RTP/AVP` …
  /// @param formats payload type numbers, or other tokens where the kind is not RTP
  /// @param address the section's own c= address, if any
  public record Media(
      String kind,
      int port,
      String profile,
      List<String> formats,
      Optional<String> address,
      List<Attribute> attributes) {
    /// Keeps its own copies.
    ///
    /// @throws IllegalArgumentException when a part breaks the line
    public Media {
      requireWord(kind);
      requireWord(profile);
      formats.forEach(SessionDescription::requireWord);
      address.ifPresent(SessionDescription::requireWord);
      formats = List.copyOf(formats);
      attributes = List.copyOf(attributes);
    }

    /// The value of the first attribute of that name.
    public Optional<String> attribute(String name) {
      return attributes.stream()
          .filter(line -> line.name().equalsIgnoreCase(name))
          .map(Attribute::value)
          .findFirst();
    }
  }

  private static void requireWord(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("no single word for a session description");
    }
  }

  /// Parses one; LF line ends, unknown lines and missing unimportant lines are tolerated (media.md
  /// 1.2).
  public static Parsed<SessionDescription> parse(String text) {
    return SdpParser.parse(text);
  }

  /// As it goes on the wire.
  public String print() {
    return SdpPrinter.print(this);
  }
}
