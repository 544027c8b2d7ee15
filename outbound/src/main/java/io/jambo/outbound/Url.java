package io.jambo.outbound;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// An absolute URL in the one form that is compared, guarded and sent (security.md OUT-3). Only
/// [UrlParser] makes it.
///
/// @param host a name in lower-case ASCII without a trailing dot, or an address in its usual text
///   (IPv6 without brackets)
/// @param literal the address when the host is one and needs no look-up
/// @param target path and query as they go into the request line, from the first `/` on
/// @param login the user info, if there was any
public record Url(
    Scheme scheme,
    String host,
    Optional<InetAddress> literal,
    int port,
    String target,
    Optional<Login> login) {

  /// What the door at the other end speaks.
  public enum Scheme {
    HTTP(80, false),
    HTTPS(443, true),
    WS(80, false),
    WSS(443, true);

    private final int port;
    private final boolean secure;

    Scheme(int port, boolean secure) {
      this.port = port;
      this.secure = secure;
    }

    /// The port when none is named.
    public int port() {
      return port;
    }

    /// Whether it goes over TLS.
    public boolean secure() {
      return secure;
    }

    /// Whether it opens a WebSocket.
    public boolean socket() {
      return this == WS || this == WSS;
    }

    /// As it is written in a URL.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A user and a password for basic authentication.
  public record Login(String username, String password) {
    /// Neither of them: this may end up in a log.
    @Override
    public String toString() {
      return "login";
    }
  }

  /// The same place with another login.
  Url with(Optional<Login> other) {
    return new Url(scheme, host, literal, port, target, other);
  }

  /// Scheme, host and port without a path, as RFC 6454 writes it.
  public String origin() {
    return scheme.text() + "://" + authority();
  }

  /// Host and, unless it is the scheme's own, port: what the `Host` header says.
  public String authority() {
    var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == scheme.port() ? name : name + ":" + port;
  }

  /// The whole URL again, without user info and fragment.
  @Override
  public String toString() {
    return origin() + target;
  }
}
