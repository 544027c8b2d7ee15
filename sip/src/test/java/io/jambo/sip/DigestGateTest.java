package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.DigestAlgorithm;
import io.jambo.wire.DigestChallenge;
import io.jambo.wire.DigestCredentials;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Who proves to be whom (security.md SIP-4, SIP-5).
class DigestGateTest {
  private static final String REALM = "example.test";
  private static final long SECOND = 1_000_000_000L;

  private final DigestGate gate = gate(1, DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
  private int asked;

  private static DigestGate gate(int key, DigestAlgorithm... algorithms) {
    byte[] secret = new byte[32];
    secret[0] = (byte) key;
    return new DigestGate(secret, new Random(7), List.of(algorithms));
  }

  private Optional<String> users(String user, String realm, DigestAlgorithm algorithm) {
    asked++;
    return user.equals("bob")
        ? Optional.of(algorithm.ha1(user, realm, "secret"))
        : Optional.empty();
  }

  private static SipRequest request(Headers headers) {
    var text = Phone.request("REGISTER", 1, "r1", "").replace("\n", "\r\n");
    var plain = (SipRequest) Desk.parse(text.getBytes(StandardCharsets.UTF_8));
    return Wording.with(plain, headers);
  }

  private DigestGate.Verdict judged(Headers headers, long now) {
    return gate.judge(request(headers), REALM, this::users, now);
  }

  private DigestChallenge challenged(Headers headers, long now, int which) {
    var verdict = (DigestGate.Verdict.Challenged) judged(headers, now);
    return DigestChallenge.parse(verdict.headers().lines("WWW-Authenticate").get(which))
        .ok()
        .orElseThrow();
  }

  private static Headers proof(
      DigestChallenge challenge, String user, String password, String uri, int count) {
    var hash = challenge.algorithm().orElseThrow();
    var answer =
        DigestCredentials.answering(
            challenge,
            user,
            hash.ha1(user, challenge.realm(), password),
            "REGISTER",
            uri,
            new DigestCredentials.Session("c", count));
    return Headers.NONE.plus("Authorization", answer.print());
  }

  private static Headers proof(DigestChallenge challenge, String user, String password) {
    return proof(challenge, user, password, "sip:15550100@192.0.2.1", 1);
  }

  @Test
  void whoKnowsThePasswordIsLetInByEitherAlgorithm() {
    for (int which = 0; which < 2; which++) {
      var challenge = challenged(Headers.NONE, 0, which);
      assertThat(judged(proof(challenge, "bob", "secret"), SECOND))
          .isEqualTo(new DigestGate.Verdict.Proved("bob"));
    }
  }

  @Test
  void aWrongPasswordAndAnAbsentUserLookTheSame() {
    for (var user : List.of("bob", "nobody")) {
      var challenge = challenged(Headers.NONE, 0, 0);
      assertThat(judged(proof(challenge, user, "wrong"), 0))
          .isEqualTo(new DigestGate.Verdict.Wrong());
    }
  }

  @Test
  void eachUseOfANonceCountsOnce() {
    var challenge = challenged(Headers.NONE, 0, 0);
    var first = proof(challenge, "bob", "secret");
    assertThat(judged(first, 0)).isInstanceOf(DigestGate.Verdict.Proved.class);
    assertThat(challenged(first, 0, 0).stale()).isTrue();
    assertThat(judged(proof(challenge, "bob", "secret", "sip:15550100@192.0.2.1", 2), 0))
        .isInstanceOf(DigestGate.Verdict.Proved.class);
  }

  @Test
  void anOldNonceIsStaleAndAForeignOneIsNone() {
    var challenge = challenged(Headers.NONE, 0, 0);
    assertThat(challenged(proof(challenge, "bob", "secret"), 61 * SECOND, 0).stale()).isTrue();
    var foreign =
        (DigestGate.Verdict.Challenged)
            gate(2, DigestAlgorithm.MD5).judge(request(Headers.NONE), REALM, this::users, 0);
    var other =
        DigestChallenge.parse(foreign.headers().first("WWW-Authenticate").orElseThrow())
            .ok()
            .orElseThrow();
    assertThat(challenged(proof(other, "bob", "secret"), 0, 0).stale()).isFalse();
    for (var nonce : List.of("", "x".repeat(64), "0".repeat(64))) {
      var made =
          new DigestChallenge(
              REALM, nonce, Optional.empty(), Optional.of(DigestAlgorithm.MD5), true, false);
      assertThat(challenged(proof(made, "bob", "secret"), 0, 0).stale()).isFalse();
    }
    assertThat(asked).as("users looked up").isZero();
  }

  @Test
  void theDigestUriMayNameAnotherHostButNotAnotherUser() {
    var one = challenged(Headers.NONE, 0, 0);
    assertThat(judged(proof(one, "bob", "secret", "sip:15550100@example.test", 1), 0))
        .isInstanceOf(DigestGate.Verdict.Proved.class);
    var two = challenged(Headers.NONE, 0, 0);
    assertThat(judged(proof(two, "bob", "secret", "sip:15550199@example.test", 1), 0))
        .isInstanceOf(DigestGate.Verdict.Challenged.class);
  }

  @Test
  void aProofForAnotherRealmIsNone() {
    var challenge = challenged(Headers.NONE, 0, 0);
    var elsewhere =
        new DigestChallenge(
            "other.test", challenge.nonce(), Optional.empty(), challenge.algorithm(), true, false);
    assertThat(judged(proof(elsewhere, "bob", "secret"), 0))
        .isInstanceOf(DigestGate.Verdict.Challenged.class);
  }
}
