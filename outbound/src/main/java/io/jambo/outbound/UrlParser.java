package io.jambo.outbound;

import io.jambo.outbound.Url.Login;
import io.jambo.outbound.Url.Scheme;
import java.util.Locale;
import java.util.Optional;

/// Reads absolute http, https, ws and wss URLs (RFC 3986 §3) as browsers do: strange spellings of a
/// host come out as what they mean, and what browsers and servers read in two ways is refused.
public final class UrlParser {
  /// Longer ones are refused by most servers anyway.
  public static final int LONGEST_URL = 8_192;

  private static final int HIGHEST_PORT = 65_535;

  private UrlParser() {}

  /// Reads a URL; the fragment is dropped.
  public static ParsedUrl parse(String text) {
    var url = text.strip();
    if (url.length() > LONGEST_URL) {
      return new ParsedUrl.Bad("URL is too long");
    }
    int colon = url.indexOf("://");
    var scheme = colon < 0 ? Optional.<Scheme>empty() : scheme(url.substring(0, colon));
    if (scheme.isEmpty()) {
      return new ParsedUrl.Bad("URL scheme is not supported");
    }
    var rest = withoutFragment(url.substring(colon + 3));
    int end = endOfAuthority(rest);
    return assemble(scheme.get(), rest.substring(0, end), rest.substring(end));
  }

  /// Reads a reference as a redirect gives it, relative to the URL it came from (RFC 3986 §5.2; dot
  /// segments are left to the server).
  public static ParsedUrl resolve(Url base, String reference) {
    var text = withoutFragment(reference.strip());
    if (absolute(text)) {
      return parse(text);
    }
    if (text.startsWith("//")) {
      return parse(base.scheme().text() + ":" + text);
    }
    if (text.startsWith("/")) {
      return parse(base.origin() + text);
    }
    var path = base.target().substring(0, endOfPath(base.target()));
    return text.startsWith("?")
        ? parse(base.origin() + path + text)
        : parse(base.origin() + path.substring(0, path.lastIndexOf('/') + 1) + text);
  }

  private static ParsedUrl assemble(Scheme scheme, String authority, String pathAndQuery) {
    var target = RequestTarget.of(pathAndQuery);
    if (target.isEmpty()) {
      return new ParsedUrl.Bad("URL has a control character");
    }
    if (authority.indexOf('\\') >= 0) {
      return new ParsedUrl.Bad("URL host is not valid"); // a slash to browsers, a letter to others
    }
    int at = authority.lastIndexOf('@');
    var place = authority.substring(at + 1);
    int colon = place.startsWith("[") ? place.indexOf(':', place.indexOf(']')) : place.indexOf(':');
    int port = colon < 0 ? scheme.port() : port(place.substring(colon + 1), scheme);
    if (port < 0) {
      return new ParsedUrl.Bad("URL port is not valid");
    }
    var login = at < 0 ? Optional.<Login>empty() : login(authority.substring(0, at));
    if (at >= 0 && login.isEmpty()) {
      return new ParsedUrl.Bad("URL user info is not valid");
    }
    return HostText.parse(colon < 0 ? place : place.substring(0, colon))
        .<ParsedUrl>map(host ->
            new ParsedUrl.Good(
                new Url(scheme, host.text(), host.literal(), port, target.get(), login)))
        .orElseGet(() -> new ParsedUrl.Bad("URL host is not valid"));
  }

  /// `shout` is what some streams of music call http.
  private static Optional<Scheme> scheme(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "http", "shout" -> Optional.of(Scheme.HTTP);
      case "https" -> Optional.of(Scheme.HTTPS);
      case "ws" -> Optional.of(Scheme.WS);
      case "wss" -> Optional.of(Scheme.WSS);
      default -> Optional.empty();
    };
  }

  private static int port(String text, Scheme scheme) {
    if (text.isEmpty()) {
      return scheme.port();
    }
    boolean number = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = number ? Integer.parseInt(text) : -1;
    return port >= 1 && port <= HIGHEST_PORT ? port : -1;
  }

  /// Both halves percent-decoded; without a colon the password is empty.
  private static Optional<Login> login(String userInfo) {
    int colon = userInfo.indexOf(':');
    var user = RequestTarget.decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
    var password = RequestTarget.decoded(colon < 0 ? "" : userInfo.substring(colon + 1));
    return user.flatMap(name -> password.map(word -> new Login(name, word)));
  }

  private static String withoutFragment(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private static boolean absolute(String text) {
    int colon = text.indexOf("://");
    return colon > 0 && text.substring(0, colon).chars().allMatch(Character::isLetter);
  }

  private static int endOfAuthority(String text) {
    int slash = text.indexOf('/');
    int end = endOfPath(text);
    return slash < 0 ? end : Math.min(slash, end);
  }

  private static int endOfPath(String text) {
    int question = text.indexOf('?');
    return question < 0 ? text.length() : question;
  }
}
