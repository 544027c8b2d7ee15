package io.jambo.sip;

import io.jambo.wire.DigestAlgorithm;
import io.jambo.wire.DigestChallenge;
import io.jambo.wire.DigestCredentials;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.util.Optional;

/// Answers the challenges to the requests of one call that we placed (RFC 3261 §22.2 and §22.3):
/// never to those of a call that came to us (security.md SIP-7). Owned by the signalling loop.
final class Authenticator {
  /// How often one request is challenged and sent anew: a proxy and the callee, or a stale nonce.
  static final int MOST_ROUNDS = 2;

  private final Optional<SipLogin> login;
  private final Tokens tokens;
  private String nonce = "";
  private long count;

  Authenticator(Optional<SipLogin> login, Tokens tokens) {
    this.login = login;
    this.tokens = tokens;
  }

  /// Nobody to answer for.
  static Authenticator none(Tokens tokens) {
    return new Authenticator(Optional.empty(), tokens);
  }

  static boolean challenged(SipResponse response) {
    return response.status() == 401 || response.status() == 407;
  }

  /// Whether a header is such an answer.
  static boolean proof(Header header) {
    var name = header.longName();
    return name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Proxy-Authorization");
  }

  /// The header that answers a challenge; empty when it can't be answered, or was in vain: who
  /// challenges again what has been answered, and does not call it stale, knows us no better.
  ///
  /// @param rounds how often this request has been challenged before
  Optional<Headers> answer(SipRequest request, SipResponse response, int rounds) {
    if (login.isEmpty() || !challenged(response) || rounds >= MOST_ROUNDS) {
      return Optional.empty();
    }
    boolean proxy = response.status() == 407;
    var name = proxy ? "Proxy-Authorization" : "Authorization";
    return response.headers().lines(proxy ? "Proxy-Authenticate" : "WWW-Authenticate").stream()
        .map(DigestChallenge::parse)
        .map(Parsed::ok)
        .flatMap(Optional::stream)
        .filter(challenge -> challenge.algorithm().isPresent()) // the topmost (RFC 8760 §2.4)
        .findFirst()
        .filter(challenge -> challenge.stale() || !request.headers().has(name))
        .map(challenge -> Headers.NONE.plus(name, credentials(challenge, request).print()));
  }

  private DigestCredentials credentials(DigestChallenge challenge, SipRequest request) {
    count = challenge.nonce().equals(nonce) ? count + 1 : 1;
    nonce = challenge.nonce();
    var known = login.orElseThrow();
    var hash = challenge.algorithm().orElse(DigestAlgorithm.MD5);
    return DigestCredentials.answering(
        challenge,
        known.user(),
        hash.ha1(known.user(), challenge.realm(), known.password()),
        request.method(),
        request.uri().print(),
        new DigestCredentials.Session(tokens.tag(), count));
  }
}
