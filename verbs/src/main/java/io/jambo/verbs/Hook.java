package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Locale;
import java.util.Optional;

/// Where the application wants to be asked or told: verbs.md 2.1. The URL may be relative to the
/// application's own; only who asks can resolve it.
public record Hook(String url, Method method, Optional<Credentials> credentials) {
  /// A plain string is the whole hook; an object has a method and credentials too.
  static final Type<Hook> TYPE = new HookType();

  /// How the request is made.
  public enum Method {
    /// The payload goes into the query.
    GET,
    /// The payload is the body.
    POST
  }

  /// A hook of the application's own method and credentials.
  public static Hook at(String url) {
    return new Hook(url, Method.POST, Optional.empty());
  }

  /// `WS` asks for a WebSocket at the same address.
  private static Hook of(String url, String method, Optional<Credentials> credentials) {
    return switch (method) {
      case "GET" -> new Hook(url, Method.GET, credentials);
      case "WS" -> new Hook(socket(url), Method.POST, credentials);
      default -> new Hook(url, Method.POST, credentials);
    };
  }

  private static String socket(String url) {
    return url.startsWith("http") ? "ws" + url.substring("http".length()) : url;
  }

  /// An empty string is no hook, as for the applications that always send the member.
  private static final class HookType implements Type<Hook> {
    private static final Type<String> METHOD =
        Types.oneOf("GET", "POST", "WS", "get", "post", "ws")
            .map(method -> method.toUpperCase(Locale.ROOT));

    private static final Type<Hook> TEXT_OR_OBJECT =
        Types.line()
            .map(Hook::at)
            .or(
                Shape.of(with -> {
                  var url = with.required("url", Types.line());
                  var method = with.optional("method", METHOD, "POST");
                  var auth = with.optional("basicAuth", Credentials.SHAPE);
                  var username = with.optional("username", Types.text());
                  var password = with.optional("password", Types.text());
                  return in -> {
                    var loose = Credentials.both(in.get(username), in.get(password));
                    return of(in.get(url), in.get(method), in.get(auth).or(() -> loose));
                  };
                }));

    @Override
    public String words() {
      return "a URL or an object with a url";
    }

    @Override
    public Optional<Hook> read(Json json, Place at) {
      return TEXT_OR_OBJECT.read(json, at.expecting(words()));
    }

    @Override
    public boolean absent(Json json) {
      return json instanceof Json.Str(var url) && url.isEmpty();
    }
  }
}
