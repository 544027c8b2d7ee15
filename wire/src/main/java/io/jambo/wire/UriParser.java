package io.jambo.wire;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// Parses URIs (RFC 3261 §19.1, RFC 3966). One pass for characters no URI may hold, then each part
/// by its delimiter.
final class UriParser {
  private UriParser() {}

  static Parsed<Uri> parse(String text) {
    int stray = Grammar.strayInUri(text);
    if (stray >= 0) {
      return Parsed.malformed("stray character in URI", stray);
    }
    int colon = text.indexOf(':');
    if (colon <= 0 || !isScheme(text, colon)) {
      return Parsed.malformed("no URI scheme", 0);
    }
    var scheme = text.substring(0, colon);
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "sip" -> sip(false, text, colon + 1);
      case "sips" -> sip(true, text, colon + 1);
      case "tel" -> tel(text, colon + 1);
      default -> new Parsed.Ok<>(new OtherUri(scheme, text.substring(colon + 1)));
    };
  }

  private static Parsed<Uri> sip(boolean secure, String text, int from) {
    int at = text.indexOf('@', from);
    int hostFrom = at < 0 ? from : at + 1;
    int colon = text.indexOf(':', from);
    boolean hasPassword = colon >= 0 && colon < at;
    var user = Escapes.decode(at < 0 ? "" : text.substring(from, hasPassword ? colon : at));
    var password = Escapes.decode(hasPassword ? text.substring(colon + 1, at) : "");
    if (user.isEmpty() || password.isEmpty() || (hasPassword && user.get().isEmpty())) {
      return Parsed.malformed("bad user in URI", from);
    }
    if (at >= 0 && user.get().isEmpty() && text.indexOf('@', hostFrom) >= 0) {
      // Printed without its empty user, it would have another host.
      return Parsed.malformed("empty user in URI", from);
    }
    int query = text.indexOf('?', hostFrom);
    int end = query < 0 ? text.length() : query;
    int semicolon = text.indexOf(';', hostFrom);
    int hostEnd = semicolon < 0 || semicolon > end ? end : semicolon;
    var hostPort = HostPort.parse(text.substring(hostFrom, hostEnd));
    if (hostPort.isEmpty()) {
      return Parsed.malformed("bad host in URI", hostFrom);
    }
    return parameters(text, hostEnd, end)
        .map(parameters ->
            new SipUri(
                secure,
                user.get(),
                hasPassword ? password : Optional.empty(),
                hostPort.get().host(),
                hostPort.get().port(),
                parameters,
                query < 0 ? "" : text.substring(query + 1)));
  }

  private static Parsed<Uri> tel(String text, int from) {
    int semicolon = text.indexOf(';', from);
    int end = semicolon < 0 ? text.length() : semicolon;
    if (end == from) {
      return Parsed.malformed("no number in URI", from);
    }
    return parameters(text, end, text.length())
        .map(parameters -> new TelUri(text.substring(from, end), parameters));
  }

  /// URI parameters stay as written, escapes included: a Route must go back as it came.
  private static Parsed<Parameters> parameters(String text, int from, int to) {
    if (from == to) {
      return new Parsed.Ok<>(Parameters.NONE);
    }
    var entries = new ArrayList<Parameters.Parameter>();
    int at = from + 1;
    while (at <= to) {
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 || semicolon > to ? to : semicolon;
      if (end > at) {
        int equals = text.indexOf('=', at);
        boolean flag = equals < 0 || equals >= end;
        if (equals == at || entries.size() == Bounds.PARAMETERS) {
          return Parsed.malformed("bad parameters in URI", at);
        }
        entries.add(
            new Parameters.Parameter(
                text.substring(at, flag ? end : equals),
                flag ? "" : text.substring(equals + 1, end),
                flag));
      }
      at = end + 1;
    }
    return new Parsed.Ok<>(new Parameters(entries));
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !(Grammar.isDigit(c) || c == '+' || c == '-' || c == '.'))) {
        return false;
      }
    }
    return true;
  }
}
