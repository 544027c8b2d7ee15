package io.jambo.wire;

import java.util.Optional;
import java.util.OptionalInt;

/// A host with an optional port, as it stands in a URI or behind the protocol of a Via (RFC 3261
/// §25.1 hostport). IPv6 literals need brackets there, or their last group would be a port.
record HostPort(String host, OptionalInt port) {
  static final int MAX_PORT = 65_535;

  static Optional<HostPort> parse(String text) {
    boolean bracketed = text.startsWith("[");
    int hostEnd = text.indexOf(bracketed ? ']' : ':');
    if (bracketed && hostEnd < 0) {
      return Optional.empty();
    }
    var host = text.substring(bracketed ? 1 : 0, hostEnd < 0 ? text.length() : hostEnd);
    var rest = hostEnd < 0 ? "" : text.substring(bracketed ? hostEnd + 1 : hostEnd);
    if (rest.isEmpty()) {
      return of(host, bracketed, Optional.empty());
    }
    return rest.startsWith(":")
        ? of(host, bracketed, Optional.of(rest.substring(1)))
        : Optional.empty();
  }

  static Optional<HostPort> of(String host, boolean bracketed, Optional<String> port) {
    if (bracketed != host.indexOf(':') >= 0 || !Grammar.isHost(host)) {
      return Optional.empty();
    }
    if (port.isEmpty()) {
      return Optional.of(new HostPort(host, OptionalInt.empty()));
    }
    long number = Grammar.number(port.get(), MAX_PORT);
    return number < 0
        ? Optional.empty()
        : Optional.of(new HostPort(host, OptionalInt.of((int) number)));
  }
}
