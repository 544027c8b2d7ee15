package io.jambo.wire;

import java.util.Optional;
import java.util.OptionalInt;

/// One Via value (RFC 3261 §20.42).
///
/// @param transport `UDP`, `TCP`, `TLS`, `WS`, `WSS` or any other token, as written
/// @param host sent-by host, IPv6 without brackets
/// @param port sent-by port, if given
public record Via(String transport, String host, OptionalInt port, Parameters parameters) {
  /// @throws IllegalArgumentException when a part can't stand in a Via
  public Via {
    if (!Grammar.isToken(transport) || !Grammar.isHost(host)) {
      throw new IllegalArgumentException("Via with a broken part");
    }
  }

  /// What a branch of RFC 3261 begins with.
  public static final String COOKIE = "z9hG4bK";

  /// Parses one Via value.
  public static Parsed<Via> parse(String value) {
    return FieldParser.via(value);
  }

  /// The branch.
  public Optional<String> branch() {
    return parameters.get("branch");
  }

  /// The same with that parameter set.
  public Via with(String parameter, String value) {
    return new Via(transport, host, port, parameters.with(parameter, value));
  }

  /// As it goes on the wire, without the header name.
  public String print() {
    return SipPrinter.print(this);
  }
}
