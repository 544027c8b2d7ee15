package io.jambo.sip;

import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The answers to what we don't do (security.md 12), and to the question what we do. Pure but for
/// the stack's tags and chance.
final class Refusals {
  /// What in an Accept allows a session description.
  private static final Set<String> SDP_RANGES = Set.of(Wording.SDP, "application/*", "*/*");

  private Refusals() {}

  /// What a peer may require of us, by the method it may stand in.
  private static final Map<String, Set<String>> REQUIRABLE =
      Map.of(
          "INVITE", Set.of(ReliableReplies.OPTION, SessionTimer.OPTION),
          "UPDATE", Set.of(SessionTimer.OPTION));

  /// 420 when a request requires an extension that we lack.
  static Optional<SipResponse> ofExtensions(Signalling net, SipRequest request) {
    var wanted = new ArrayList<>(request.headers().values("Require"));
    var ours = REQUIRABLE.getOrDefault(request.method(), Set.of());
    wanted.removeIf(option -> ours.contains(option.toLowerCase(Locale.ROOT)));
    wanted.addAll(request.headers().values("Proxy-Require"));
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(with(net.stateless(request, 420), "Unsupported", String.join(", ", wanted)));
  }

  /// 422 when a request wants its session refreshed too often (RFC 4028 §9).
  static Optional<SipResponse> ofInterval(Signalling net, SipRequest request) {
    return SessionTimer.tooShort(request)
        ? Optional.of(
            with(net.stateless(request, 422), "Min-SE", Long.toString(SessionTimer.SHORTEST)))
        : Optional.empty();
  }

  /// The answer to a method that is not served outside a dialog (sip.md 3, step 7).
  static SipResponse outside(Signalling net, SipRequest request) {
    return switch (request.method()) {
      case "BYE", "INFO", "UPDATE", "PRACK", "NOTIFY" -> net.stateless(request, 481);
      default -> inside(net, request);
    };
  }

  /// The answer to a method that is not served inside one: whoever uses a known one is told what is
  /// served.
  static SipResponse inside(Signalling net, SipRequest request) {
    return switch (request.method()) {
      case "SUBSCRIBE", "PUBLISH" -> net.stateless(request, 489);
      case "REGISTER", "MESSAGE", "REFER" ->
          with(net.stateless(request, 405), "Allow", Wording.ALLOW);
      default -> net.stateless(request, 501);
    };
  }

  /// 415 when the body of an INVITE is nothing a call is made of, or is packed.
  static Optional<SipResponse> ofBody(Signalling net, SipRequest request) {
    if (request.body().isEmpty()) {
      return Optional.empty();
    }
    var type = request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT).strip();
    var packed = request.headers().first("Content-Encoding").orElse("identity");
    if (!packed.equalsIgnoreCase("identity")) {
      return Optional.of(with(net.stateless(request, 415), "Accept-Encoding", "identity"));
    }
    return type.startsWith(Wording.SDP) || type.startsWith("multipart/")
        ? Optional.empty()
        : Optional.of(with(net.stateless(request, 415), "Accept", Wording.SDP));
  }

  /// 406 when the caller would understand no session description (RFC 3261 §20.1: without an Accept
  /// it does).
  static Optional<SipResponse> ofAccept(Signalling net, SipRequest request) {
    var accepted = request.headers().values("Accept");
    boolean understands =
        accepted.isEmpty()
            || accepted.stream().map(Refusals::mediaRange).anyMatch(SDP_RANGES::contains);
    return understands ? Optional.empty() : Optional.of(net.stateless(request, 406));
  }

  private static String mediaRange(String value) {
    return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /// Turned away for now.
  static SipResponse later(Signalling net, SipRequest request, int status) {
    return with(net.stateless(request, status), "Retry-After", net.tokens().retryAfterSeconds());
  }

  /// A 200 to OPTIONS says what we take.
  static SipResponse capabilities(SipResponse success) {
    return with(with(success, "Allow", Wording.ALLOW), "Accept", Wording.SDP);
  }

  private static SipResponse with(SipResponse response, String name, String value) {
    return response.withHeaders(response.headers().plus(name, value));
  }
}
