package io.jambo.wire;

import java.util.List;
import java.util.Optional;

/// Whether a well-formed message can be served: the checks of security.md 12 that need no state.
public final class SipSanity {
  private static final List<String> SINGLE =
      List.of(
          "From",
          "To",
          "Call-ID",
          "CSeq",
          "Max-Forwards",
          "Content-Length",
          "Content-Type",
          "Expires",
          "Refer-To",
          "Session-Expires");

  private static final long MAX_EXPIRES = (1L << 32) - 1;

  private SipSanity() {}

  /// What a request with a fault is answered with.
  ///
  /// @param answerable whether there is a usable Via and enough else to send that answer at all
  public record Fault(int status, String reason, boolean answerable) {}

  /// The first fault of a message: a missing, doubled or broken mandatory header, a CSeq method
  /// that is not the request's, a wrong version, a bound that is exceeded …; empty when there is
  /// none. A response with a fault is dropped.
  public static Optional<Fault> check(SipMessage message) {
    var fields = message.headers().typed();
    boolean answerable = message instanceof SipRequest && fields.parsedVia() instanceof Parsed.Ok;
    return message
        .headers()
        .flaw()
        .or(() -> mandatory(fields))
        .or(() -> doubled(message.headers()))
        .or(() -> numbers(message.headers()))
        .or(() -> lists(message.headers()))
        .or(() -> message instanceof SipRequest request ? ofRequest(request) : Optional.empty())
        .map(flaw -> new Fault(flaw.status(), flaw.reason(), answerable));
  }

  private static Optional<Flaw> mandatory(SipFields fields) {
    return broken("Via", fields.parsedVia())
        .or(() -> broken("From", fields.parsedFrom()))
        .or(() -> broken("To", fields.parsedTo()))
        .or(() -> broken("CSeq", fields.parsedCseq()))
        .or(() -> broken("Call-ID", fields.parsedCallId()));
  }

  private static Optional<Flaw> broken(String name, Parsed<?> parsed) {
    return switch (parsed) {
      case Parsed.Ok<?> _ -> Optional.empty();
      case Parsed.Malformed<?> missing when missing.equals(SipFields.MISSING) ->
          Optional.of(Flaw.bad("Missing " + name));
      case Parsed.Malformed<?> _ -> Optional.of(Flaw.bad("Bad " + name));
    };
  }

  private static Optional<Flaw> doubled(Headers headers) {
    for (var name : SINGLE) {
      if (headers.count(name) > 1) {
        return Optional.of(Flaw.bad("Doubled " + name));
      }
    }
    return Optional.empty();
  }

  private static Optional<Flaw> numbers(Headers headers) {
    return outside(headers, "Max-Forwards", 255).or(() -> outside(headers, "Expires", MAX_EXPIRES));
  }

  private static Optional<Flaw> outside(Headers headers, String name, long max) {
    return headers
        .first(name)
        .filter(value -> Grammar.number(value, max) < 0)
        .map(_ -> Flaw.bad("Bad " + name));
  }

  private static Optional<Flaw> lists(Headers headers) {
    var vias = headers.values("Via");
    var others = vias.stream().skip(1);
    if (vias.size() > Bounds.VIAS || !others.allMatch(via -> Via.parse(via).ok().isPresent())) {
      return Optional.of(Flaw.bad("Bad Via"));
    }
    return addresses(headers, "Route", Bounds.ROUTES)
        .or(() -> addresses(headers, "Record-Route", Bounds.ROUTES))
        .or(() -> addresses(headers, "Contact", Bounds.CONTACTS));
  }

  private static Optional<Flaw> addresses(Headers headers, String name, int most) {
    var values = headers.values(name);
    boolean sound =
        values.size() <= most
            && values.stream()
                .allMatch(value -> value.equals("*") || NameAddr.parse(value).ok().isPresent());
    return sound ? Optional.empty() : Optional.of(Flaw.bad("Bad " + name));
  }

  private static Optional<Flaw> ofRequest(SipRequest request) {
    if (!request.cseq().method().equals(request.method())) {
      return Optional.of(Flaw.bad("CSeq Method Mismatch"));
    }
    return request.uri() instanceof OtherUri
        ? Optional.of(new Flaw(416, "Unsupported URI Scheme"))
        : Optional.empty();
  }
}
