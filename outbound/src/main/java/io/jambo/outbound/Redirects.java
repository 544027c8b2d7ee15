package io.jambo.outbound;

import java.util.Optional;

/// Follows a download to where it lies (security.md OUT-4): each hop is guarded anew, and only the
/// first origin ever sees credentials.
final class Redirects {
  private static final int MOST_REDIRECTS = 3;

  private final Sender sender;
  private final Breakers breakers;

  Redirects(Sender sender, Breakers breakers) {
    this.sender = sender;
    this.breakers = breakers;
  }

  /// The first answer that is no redirect.
  WireReply follow(HttpRequest request, String pool, long totalBy) {
    var parsed = UrlParser.parse(request.url());
    var first =
        parsed instanceof ParsedUrl.Good(var url) ? Optional.of(url) : Optional.<Url>empty();
    var fields = request.headers();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      var reply = hop(parsed, request, fields, pool, totalBy);
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

  /// A head is an answer; what becomes of its body is not the breaker's business.
  private WireReply hop(
      ParsedUrl parsed, HttpRequest request, Fields fields, String pool, long totalBy) {
    return parsed instanceof ParsedUrl.Good(var url)
        ? breakers.watch(
            request.account(),
            url,
            () -> sender.send(parsed, request, fields, pool, totalBy),
            reply ->
                reply instanceof WireReply.Failed(var kind, var reason)
                    ? Optional.of(new HttpOutcome.Failed(kind, reason))
                    : Optional.empty(),
            refusal -> new WireReply.Failed(refusal.kind(), refusal.reason()))
        : sender.send(parsed, request, fields, pool, totalBy);
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
