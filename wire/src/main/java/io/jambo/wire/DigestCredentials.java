package io.jambo.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/// An answer to a challenge: `Authorization` or `Proxy-Authorization` (RFC 7616 §3.4).
///
/// @param uri the digest-uri
/// @param response the proof, 32 or 64 hex digits
/// @param session with `qop=auth`: the client's nonce and count; empty for an answer of RFC 2069
public record DigestCredentials(
    String user,
    String realm,
    String nonce,
    String uri,
    String response,
    Optional<DigestAlgorithm> algorithm,
    Optional<Session> session,
    Optional<String> opaque) {
  private static final int COUNT_DIGITS = 8;

  /// What `qop=auth` adds.
  ///
  /// @param count how often this nonce has been used, from 1
  public record Session(String cnonce, long count) {
    private String countText() {
      var hex = Long.toHexString(count);
      return "0".repeat(Math.max(0, COUNT_DIGITS - hex.length())) + hex;
    }
  }

  /// Answers a challenge.
  ///
  /// @param ha1 of the challenge's algorithm, see [DigestAlgorithm#ha1]
  /// @param session used when the challenge asks for `qop=auth`
  public static DigestCredentials answering(
      DigestChallenge challenge,
      String user,
      String ha1,
      String method,
      String uri,
      Session session) {
    var bare =
        new DigestCredentials(
            user,
            challenge.realm(),
            challenge.nonce(),
            uri,
            "",
            challenge.algorithm(),
            challenge.auth() ? Optional.of(session) : Optional.empty(),
            challenge.opaque());
    return bare.signed(bare.proof(ha1, method));
  }

  /// Parses them; malformed is what proves nothing.
  public static Parsed<DigestCredentials> parse(String value) {
    return switch (DigestFields.parse(value)) {
      case Parsed.Malformed<DigestFields>(var reason, var at) -> Parsed.malformed(reason, at);
      case Parsed.Ok<DigestFields>(var fields) -> of(fields);
    };
  }

  private static Parsed<DigestCredentials> of(DigestFields fields) {
    var qop = fields.optional("qop");
    long count = count(fields.text("nc"));
    boolean sound =
        fields.has("username", "realm", "nonce", "uri", "response")
            && (qop.isEmpty() || (qop.get().equalsIgnoreCase("auth") && count > 0));
    if (!sound) {
      return Parsed.malformed("no proof", 0);
    }
    return new Parsed.Ok<>(
        new DigestCredentials(
            fields.text("username"),
            fields.text("realm"),
            fields.text("nonce"),
            fields.text("uri"),
            fields.text("response").toLowerCase(Locale.ROOT),
            fields.algorithm(),
            qop.map(_ -> new Session(fields.text("cnonce"), count)),
            fields.optional("opaque")));
  }

  private static long count(String hex) {
    if (hex.length() != COUNT_DIGITS) {
      return -1;
    }
    long count = 0;
    for (int i = 0; i < hex.length(); i++) {
      int digit = Grammar.hex(hex.charAt(i));
      if (digit < 0) {
        return -1;
      }
      count = count << 4 | digit;
    }
    return count;
  }

  /// Whether they were made by somebody who knows the password; takes as long whether or not.
  public boolean prove(String ha1, String method) {
    return algorithm.isPresent()
        && MessageDigest.isEqual(
            proof(ha1, method).getBytes(StandardCharsets.US_ASCII),
            response.getBytes(StandardCharsets.US_ASCII));
  }

  /// RFC 7616 §3.4.1; without qop RFC 2069 §2.1.2.
  private String proof(String ha1, String method) {
    var hash = algorithm.orElse(DigestAlgorithm.MD5);
    var ha2 = hash.hash(method + ":" + uri);
    var between = session.map(used -> used.countText() + ":" + used.cnonce() + ":auth:").orElse("");
    return hash.hash(ha1 + ":" + nonce + ":" + between + ha2);
  }

  private DigestCredentials signed(String proof) {
    return new DigestCredentials(user, realm, nonce, uri, proof, algorithm, session, opaque);
  }

  /// As they go on the wire.
  public String print() {
    var out = new StringBuilder("Digest ").append(DigestFields.quoted("username", user));
    out.append(", ").append(DigestFields.quoted("realm", realm));
    out.append(", ").append(DigestFields.quoted("nonce", nonce));
    out.append(", ").append(DigestFields.quoted("uri", uri));
    out.append(", ").append(DigestFields.quoted("response", response));
    algorithm.ifPresent(kind -> out.append(", algorithm=").append(kind.token()));
    session.ifPresent(used ->
        out.append(", qop=auth, nc=")
            .append(used.countText())
            .append(", ")
            .append(DigestFields.quoted("cnonce", used.cnonce())));
    opaque.ifPresent(text -> out.append(", ").append(DigestFields.quoted("opaque", text)));
    return out.toString();
  }

  /// Nothing of it: neither a name nor a proof is for the log (sip.md 13).
  @Override
  public String toString() {
    return "digest credentials";
  }
}
