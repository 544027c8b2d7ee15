package io.jambo.edge;

import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import io.jambo.wire.TelUri;
import io.jambo.wire.Uri;
import java.net.InetAddress;
import java.util.Optional;

/// What an INVITE says that decides where it goes (sip.md 4.1).
///
/// @param host of the Request-URI; empty text for a `tel:` URI
/// @param user of the Request-URI, as it stands
/// @param number the called number: without its parameters, and without plus when it is digits only
/// @param applicationSid of `X-Application-Sid`: who sent the call out, if one of ours did
public record Arrival(
    InetAddress source, String host, String user, String number, Optional<String> applicationSid) {
  private static final String NOBODY = "anonymous";

  /// Reads an INVITE.
  ///
  /// @param source where it came from
  public static Arrival of(SipRequest invite, InetAddress source) {
    var user = user(invite.uri());
    return new Arrival(
        source,
        invite.uri() instanceof SipUri sip ? sip.host() : "",
        user,
        number(user),
        invite.headers().first("X-Application-Sid"));
  }

  /// The user of a URI, as it stands.
  public static String user(Uri uri) {
    return switch (uri) {
      case SipUri sip -> sip.user();
      case TelUri tel -> tel.number();
      default -> "";
    };
  }

  private static String number(String user) {
    int parameters = user.indexOf(';');
    var bare = parameters < 0 ? user : user.substring(0, parameters);
    boolean plus = bare.length() > 1 && bare.charAt(0) == '+' && digits(bare.substring(1));
    var number = plus ? bare.substring(1) : bare;
    return number.isEmpty() ? NOBODY : number;
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Whether the host is an address and no name: IPv4, or IPv6 in brackets or without.
  boolean addressed() {
    return host.isEmpty()
        || host.startsWith("[")
        || host.indexOf(':') >= 0
        || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// Nothing of the caller.
  @Override
  public String toString() {
    return "an INVITE";
  }
}
