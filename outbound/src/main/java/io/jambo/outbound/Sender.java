package io.jambo.outbound;

import io.jambo.kit.Kit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Sends one request over the wire once its target has passed the guard, with its deadlines.
final class Sender {
  private final Kit kit;
  private final HttpWire wire;
  private final TargetGuard guard;

  Sender(Kit kit, HttpWire wire, TargetGuard guard) {
    this.kit = kit;
    this.wire = wire;
    this.guard = guard;
  }

  /// @param pool whose connections may carry it
  /// @param totalBy no deadline of the request lies behind this one
  WireReply send(ParsedUrl parsed, HttpRequest request, Fields fields, String pool, long totalBy) {
    return switch (parsed) {
      case ParsedUrl.Bad(var reason) -> new WireReply.Failed(FailureKind.BAD_URL, reason);
      case ParsedUrl.Good(var url) when url.scheme().socket() ->
          new WireReply.Failed(FailureKind.BAD_URL, "URL is one of a WebSocket");
      case ParsedUrl.Good(var url) ->
          guard
              .refuses(url)
              .<WireReply>map(why -> new WireReply.Failed(FailureKind.FORBIDDEN_TARGET, why))
              .orElseGet(() ->
                  wire.send(
                      new WireRequest(
                          request.method(),
                          url,
                          authorized(fields, url.login()),
                          request.body(),
                          pool,
                          Math.min(kit.in(request.limits().connect()), totalBy),
                          Math.min(kit.in(request.limits().firstByte()), totalBy))));
    };
  }

  /// User info becomes basic authentication (RFC 7617), unless the caller brings its own.
  private static Fields authorized(Fields fields, Optional<Url.Login> login) {
    return login.isEmpty() || fields.first("Authorization").isPresent()
        ? fields
        : fields.with("Authorization", basic(login.get()));
  }

  private static String basic(Url.Login login) {
    var pair = login.username() + ":" + login.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
