package io.jambo.sip;

import io.jambo.wire.DigestAlgorithm;
import io.jambo.wire.DigestChallenge;
import io.jambo.wire.DigestCredentials;
import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Asks whoever wants something for a proof of who they are (RFC 3261 §22.2, security.md SIP-4 and
/// SIP-5). Owned by one thread; it answers nothing itself.
final class DigestGate {
  private final Nonces nonces;
  private final List<DigestAlgorithm> algorithms;

  /// What becomes of a request.
  sealed interface Verdict {
    /// It comes from that user.
    record Proved(String user) implements Verdict {}

    /// 401 with these headers.
    record Challenged(Headers headers) implements Verdict {}

    /// 403: the proof is wrong. Whether there is such a user stays unsaid.
    record Wrong() implements Verdict {}
  }

  /// Who knows the users of a realm.
  interface Users {
    /// What stands for the password of that user ([DigestAlgorithm#ha1]), if there is one.
    Optional<String> ha1(String user, String realm, DigestAlgorithm algorithm);
  }

  /// @param algorithms asked for, the first one first; phones look at that only
  DigestGate(byte[] key, RandomGenerator random, List<DigestAlgorithm> algorithms) {
    this.nonces = new Nonces(key, random);
    this.algorithms = List.copyOf(algorithms);
  }

  /// Judges a request for that realm. The nonce is looked at before any user is asked for; an
  /// absent user takes as long as a wrong password.
  Verdict judge(SipRequest request, String realm, Users users, long nowNanos) {
    var shown = credentials(request, realm);
    if (shown.isEmpty()) {
      return challenge(realm, false, nowNanos);
    }
    var credentials = shown.get();
    return switch (nonces.use(credentials, nowNanos)) {
      case NONE -> challenge(realm, false, nowNanos);
      case STALE -> challenge(realm, true, nowNanos);
      case GOOD -> proved(credentials, request.method(), users);
    };
  }

  private static Verdict proved(DigestCredentials shown, String method, Users users) {
    var hash = shown.algorithm().orElse(DigestAlgorithm.MD5);
    var known = users.ha1(shown.user(), shown.realm(), hash);
    boolean right = shown.prove(known.orElseGet(() -> hash.hash("")), method);
    return right && known.isPresent() ? new Verdict.Proved(shown.user()) : new Verdict.Wrong();
  }

  private Optional<DigestCredentials> credentials(SipRequest request, String realm) {
    return request.headers().lines("Authorization").stream()
        .map(DigestCredentials::parse)
        .map(Parsed::ok)
        .flatMap(Optional::stream)
        .filter(shown -> shown.realm().equals(realm))
        .filter(shown -> shown.algorithm().filter(algorithms::contains).isPresent())
        .filter(shown -> sameTarget(shown.uri(), request.uri()))
        .findFirst();
  }

  /// The digest-uri may name another host of ours, never another user (sip.md 5.2).
  private static boolean sameTarget(String shown, Uri target) {
    if (shown.equals(target.print())) {
      return true;
    }
    return Uri.parse(shown).ok().filter(SipUri.class::isInstance).isPresent()
        && FrontDoor.userOf(Uri.parse(shown).ok().orElseThrow()).equals(FrontDoor.userOf(target));
  }

  private Verdict challenge(String realm, boolean stale, long nowNanos) {
    var headers = Headers.NONE;
    for (var algorithm : algorithms) {
      var asked =
          new DigestChallenge(
              realm,
              nonces.make(realm, nowNanos),
              Optional.empty(),
              Optional.of(algorithm),
              true,
              stale);
      headers = headers.plus("WWW-Authenticate", asked.print());
    }
    return new Verdict.Challenged(headers);
  }
}
