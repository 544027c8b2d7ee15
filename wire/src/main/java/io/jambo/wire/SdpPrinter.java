package io.jambo.wire;

import java.util.List;

/// Prints a session description: the lines that calls need, in the order of RFC 8866 §5.
final class SdpPrinter {
  private static final int TYPICAL = 512;

  private SdpPrinter() {}

  static String print(SessionDescription description) {
    var origin = description.origin();
    var out = new StringBuilder(TYPICAL).append("v=0\r\no=").append(origin.user());
    out.append(' ').append(Long.toUnsignedString(origin.sessionId()));
    out.append(' ').append(Long.toUnsignedString(origin.version()));
    out.append(' ').append(network(origin.address())).append("\r\ns=-\r\n");
    description.address().ifPresent(address -> connection(out, address));
    out.append("t=0 0\r\n");
    attributes(out, description.attributes());
    for (var media : description.media()) {
      media(out, media);
    }
    return out.toString();
  }

  private static void media(StringBuilder out, SessionDescription.Media media) {
    out.append("m=").append(media.kind()).append(' ').append(media.port());
    out.append(' ').append(media.profile());
    // RFC 8866 §5.14 wants at least one; phones that reject a section sometimes write none.
    for (var format : media.formats().isEmpty() ? List.of("0") : media.formats()) {
      out.append(' ').append(format);
    }
    out.append("\r\n");
    media.address().ifPresent(address -> connection(out, address));
    attributes(out, media.attributes());
  }

  private static void connection(StringBuilder out, String address) {
    out.append("c=").append(network(address)).append("\r\n");
  }

  private static String network(String address) {
    return (address.indexOf(':') < 0 ? "IN IP4 " : "IN IP6 ") + address;
  }

  private static void attributes(StringBuilder out, List<SessionDescription.Attribute> attributes) {
    for (var attribute : attributes) {
      out.append("a=").append(attribute.name());
      if (!attribute.value().isEmpty()) {
        out.append(':').append(attribute.value());
      }
      out.append("\r\n");
    }
  }
}
