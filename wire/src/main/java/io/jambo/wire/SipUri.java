package io.jambo.wire;

import java.util.Optional;
import java.util.OptionalInt;

/// A `sip:` or `sips:` URI (RFC 3261 §19.1).
///
/// @param secure whether the scheme is `sips`
/// @param user the user part with escapes decoded, empty text when there is none; it may hold `;`
///   parameters of a telephone-subscriber
/// @param password the password behind the user, if any
/// @param host a name, an IPv4 literal, or an IPv6 literal without its brackets
/// @param port the port, if given
/// @param parameters the URI parameters, in order
/// @param headers what stands behind `?`, verbatim, empty when nothing does
public record SipUri(
    boolean secure,
    String user,
    Optional<String> password,
    String host,
    OptionalInt port,
    Parameters parameters,
    String headers)
    implements Uri {
  /// @throws IllegalArgumentException when the host can't be one, or the headers break the URI
  public SipUri {
    boolean nobodysPassword = password.isPresent() && user.isEmpty();
    if (nobodysPassword || !Grammar.isHost(host) || !Grammar.isUriText(headers)) {
      throw new IllegalArgumentException("SIP URI with a broken part");
    }
  }

  /// A plain `sip:user@host:port`; an empty user leaves the user part out.
  public static SipUri of(String user, String host, int port) {
    return new SipUri(
        false, user, Optional.empty(), host, OptionalInt.of(port), Parameters.NONE, "");
  }

  /// The same with one parameter set.
  public SipUri with(String parameter, String value) {
    return new SipUri(
        secure, user, password, host, port, parameters.with(parameter, value), headers);
  }

  /// A plain `sip:user@host` without a port.
  public static SipUri of(String user, String host) {
    return new SipUri(
        false, user, Optional.empty(), host, OptionalInt.empty(), Parameters.NONE, "");
  }

  @Override
  public String print() {
    return SipPrinter.print(this);
  }
}
