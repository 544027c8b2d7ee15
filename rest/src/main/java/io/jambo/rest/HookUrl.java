package io.jambo.rest;

import io.jambo.outbound.ParsedUrl;
import io.jambo.outbound.UrlParser;
import java.util.Locale;

/// What a hook's address has to be (rest-api.md 7).
final class HookUrl {
  private HookUrl() {}

  /// @param secure only https and wss will do
  /// @throws Refused when it is no absolute URL that a hook can have
  static void check(String member, String url, boolean secure) {
    if (!url.equals(url.strip())) {
      throw Refused.bad(member + ": must not have blanks around it");
    }
    switch (UrlParser.parse(url)) {
      case ParsedUrl.Bad(var reason) -> throw Refused.bad(member + ": " + reason);
      case ParsedUrl.Good(var good) -> {
        if (secure && !good.scheme().secure()) {
          throw Refused.bad(member + ": must be https or wss");
        }
      }
    }
  }

  /// The same address for a WebSocket.
  static String socket(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("http") ? "ws" + url.substring(4) : url;
  }

  /// The same address for a plain request.
  static String plain(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("ws") ? "http" + url.substring(2) : url;
  }
}
