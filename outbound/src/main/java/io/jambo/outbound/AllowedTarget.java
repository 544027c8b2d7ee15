package io.jambo.outbound;

import java.util.Optional;

/// One target that the operator has opened (`network.allowTargets`).
public sealed interface AllowedTarget {
  /// Every address of a range, at ports that are not denied.
  record Range(Cidr range) implements AllowedTarget {}

  /// One host at one port, whatever addresses it has, a denied port included.
  record Place(String host, int port) implements AllowedTarget {}

  /// Reads `address/bits`, `address` or `host:port`; an IPv6 host stands in brackets.
  static Optional<AllowedTarget> parse(String text) {
    var range = Cidr.parse(text);
    if (range.isPresent()) {
      return range.map(Range::new);
    }
    return UrlParser.parse("http://" + text) instanceof ParsedUrl.Good(var url)
            && url.target().equals("/")
            && url.login().isEmpty()
            && text.indexOf(':') >= 0
        ? Optional.of(new Place(url.host(), url.port()))
        : Optional.empty();
  }
}
