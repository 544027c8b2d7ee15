package io.jambo.wire;

import java.util.Arrays;
import java.util.Optional;

/// A challenge: `WWW-Authenticate` or `Proxy-Authenticate` (RFC 7616 §3.3, RFC 8760).
///
/// @param algorithm empty for one that we lack
/// @param auth whether the answer has to carry `qop=auth`; without, it is of RFC 2069
/// @param stale whether the answer before was right but for its nonce
public record DigestChallenge(
    String realm,
    String nonce,
    Optional<String> opaque,
    Optional<DigestAlgorithm> algorithm,
    boolean auth,
    boolean stale) {
  /// Parses it; malformed is what nobody can answer: no realm, no nonce, only `auth-int`.
  public static Parsed<DigestChallenge> parse(String value) {
    return switch (DigestFields.parse(value)) {
      case Parsed.Malformed<DigestFields>(var reason, var at) -> Parsed.malformed(reason, at);
      case Parsed.Ok<DigestFields>(var fields) -> of(fields);
    };
  }

  private static Parsed<DigestChallenge> of(DigestFields fields) {
    var offered = fields.optional("qop");
    boolean auth =
        offered.stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .anyMatch(one -> one.strip().equalsIgnoreCase("auth"));
    if (!fields.has("realm", "nonce") || (offered.isPresent() && !auth)) {
      return Parsed.malformed("nothing to answer", 0);
    }
    return new Parsed.Ok<>(
        new DigestChallenge(
            fields.text("realm"),
            fields.text("nonce"),
            fields.optional("opaque"),
            fields.algorithm(),
            auth,
            fields.text("stale").equalsIgnoreCase("true")));
  }

  /// As it goes on the wire.
  public String print() {
    var out = new StringBuilder("Digest ").append(DigestFields.quoted("realm", realm));
    out.append(", ").append(DigestFields.quoted("nonce", nonce));
    opaque.ifPresent(text -> out.append(", ").append(DigestFields.quoted("opaque", text)));
    algorithm.ifPresent(kind -> out.append(", algorithm=").append(kind.token()));
    if (auth) {
      out.append(", qop=\"auth\"");
    }
    if (stale) {
      out.append(", stale=true");
    }
    return out.toString();
  }
}
