package io.jambo.outbound;

import java.util.Optional;

/// Follows a download to where it lies (security.md OUT-4): each hop is guarded anew, and only the
/// first origin ever sees credentials.
final class Redirects {
  private static final int MOST_REDIRECTS = 3;

  private final Sender sender;

  Redirects(Sender sender) {
    this.sender = sender;
  }

  /// The first answer that is no redirect.
  WireReply follow(HttpRequest request, String pool, long totalBy) {
    var parsed = UrlParser.parse(request.url());
    var first =
        parsed instanceof ParsedUrl.Good(var url) ? Optional.of(url) : Optional.<Url>empty();
    var fields = request.headers();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      var reply = sender.send(parsed, request, fields, pool, totalBy);
      if (!(reply instanceof WireReply.Head head)
          || !(parsed instanceof ParsedUrl.Good(var here))
          || !redirect(head)) {
        return reply;
      }
      head.body().close();
      parsed = next(here, head.headers().first("Location").orElse(""), first.orElse(here));
      if (!(parsed instanceof ParsedUrl.Good(var there)
          && there.origin().equals(first.orElse(here).origin()))) {
        fields = fields.without("Authorization");
      }
    }
    return new WireReply.Failed(FailureKind.OTHER, "too many redirects");
  }

  private static boolean redirect(WireReply.Head head) {
    return switch (head.status()) {
      case 301, 302, 303, 307, 308 -> head.headers().first("Location").isPresent();
      default -> false;
    };
  }

  /// The login of the first origin goes along inside it; one that a redirect brings is ignored.
  private static ParsedUrl next(Url here, String location, Url first) {
    return UrlParser.resolve(here, location) instanceof ParsedUrl.Good(var there)
        ? new ParsedUrl.Good(
            there.with(
                there.origin().equals(first.origin())
                    ? first.login()
                    : Optional.<Url.Login>empty()))
        : new ParsedUrl.Bad("redirect to no usable URL");
  }
}
