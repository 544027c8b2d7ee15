package io.jambo.rest;

import java.net.InetAddress;
import java.util.Optional;

/// A request as the door saw it, nothing of it judged yet but that it is HTTP.
public interface Arrival {
  /// In upper case, as sent.
  String method();

  /// As sent, escapes and all, without the query.
  String path();

  /// As sent; empty for none.
  String query();

  /// The first header of that name.
  Optional<String> header(String name);

  /// Whoever is at the other end of the connection.
  InetAddress peer();

  /// Whether it came over TLS.
  boolean secure();

  /// The body, read to its end.
  ///
  /// @throws Refused with 413 when it is longer than that
  byte[] body(int most);
}
