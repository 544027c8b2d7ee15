package io.jambo.hooks;

import io.jambo.outbound.ParsedUrl;
import io.jambo.outbound.Url;
import io.jambo.outbound.UrlParser;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Where relative hooks of a session start from (app-protocol.md 2.2), and who may be shown which
/// credentials (verbs.md 2.1): a hook's own go along with it, the application's go to the
/// application's origin only.
///
/// A redirect moves it; any task of the session reads it.
final class BaseUrl {
  private final Place home;
  private final AtomicReference<Place> here;
  private final int mostRetries;

  BaseUrl(Hook callHook, int mostRetries) {
    this.mostRetries = mostRetries;
    var parsed = UrlParser.parse(callHook.url());
    this.home = new Place(parsed, own(callHook, parsed));
    this.here = new AtomicReference<>(home);
  }

  Destination resolve(Hook hook) {
    var now = here.get();
    return switch (absolute(hook.url(), now)) {
      case ParsedUrl.Bad(var reason) -> new Destination.Nowhere(reason);
      case ParsedUrl.Good(var url) when url.scheme().socket() ->
          new Destination.Nowhere("WebSocket hooks are not served");
      case ParsedUrl.Good good ->
          new Destination.To(
              good.url(),
              hook.method(),
              own(hook, good)
                  .or(() -> now.credentialsFor(good.url()))
                  .or(() -> home.credentialsFor(good.url())),
              RetryPolicy.of(hook.url(), mostRetries));
    };
  }

  /// A redirect has gone there; on another origin, that is the base from now on.
  void moveTo(Destination.To there) {
    if (!here.get().sharesOrigin(there.url())) {
      here.set(new Place(new ParsedUrl.Good(there.url()), there.credentials()));
    }
  }

  /// A path is put behind the origin as it stands, so that `//host` stays a path.
  private static ParsedUrl absolute(String url, Place now) {
    if (!url.startsWith("/")) {
      return UrlParser.parse(url);
    }
    return now.url instanceof ParsedUrl.Good(var base)
        ? UrlParser.parse(base.origin() + url)
        : now.url;
  }

  private static Optional<Credentials> own(Hook hook, ParsedUrl parsed) {
    var login =
        parsed instanceof ParsedUrl.Good(var url) ? url.login() : Optional.<Url.Login>empty();
    return hook.credentials()
        .or(() -> login.map(l -> new Credentials(l.username(), l.password())))
        .filter(c -> !c.username().isEmpty() && !c.password().isEmpty());
  }

  private record Place(ParsedUrl url, Optional<Credentials> credentials) {
    boolean sharesOrigin(Url other) {
      return url instanceof ParsedUrl.Good(var mine) && mine.origin().equals(other.origin());
    }

    Optional<Credentials> credentialsFor(Url other) {
      return sharesOrigin(other) ? credentials : Optional.empty();
    }
  }
}
