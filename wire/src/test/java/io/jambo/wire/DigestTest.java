package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Digest authentication: RFC 7616, RFC 2069, RFC 8760.
class DigestTest {
  private static DigestChallenge challenge(String value) {
    return DigestChallenge.parse(value).ok().orElseThrow();
  }

  private static DigestCredentials credentials(String value) {
    return DigestCredentials.parse(value).ok().orElseThrow();
  }

  /// The examples of RFC 7616 §3.9.1: the proofs stand there.
  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void theExampleOfTheRfcIsProved(String algorithm, String proof) {
    var asked =
        challenge(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    var hash = asked.algorithm().orElseThrow();
    var session = new DigestCredentials.Session("f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1);
    var ha1 = hash.ha1("Mufasa", "http-auth@example.org", "Circle of Life");
    var answer =
        DigestCredentials.answering(asked, "Mufasa", ha1, "GET", "/dir/index.html", session);
    assertThat(answer.response()).isEqualTo(proof);
    assertThat(credentials(answer.print())).isEqualTo(answer);
    assertThat(answer.prove(ha1, "GET")).isTrue();
    assertThat(answer.prove(ha1, "POST")).isFalse();
    assertThat(answer.prove(hash.ha1("Mufasa", "x", "Circle of Life"), "GET")).isFalse();
  }

  @Test
  void everyAlgorithmProvesAndNoneProvesForAnother() {
    for (var hash : DigestAlgorithm.values()) {
      var asked = new DigestChallenge("r", "n", Optional.empty(), Optional.of(hash), true, false);
      var ha1 = hash.ha1("u", "r", "secret");
      var session = new DigestCredentials.Session("c", 0xabcdef);
      var answer = DigestCredentials.answering(asked, "u", ha1, "INVITE", "sip:x", session);
      assertThat(answer.print()).contains("nc=00abcdef", "algorithm=" + hash.token());
      assertThat(credentials(answer.print()).prove(ha1, "INVITE")).isTrue();
      assertThat(challenge(asked.print())).isEqualTo(asked);
    }
  }

  @Test
  void withoutQopTheOldProofIsMade() {
    var asked = challenge("Digest realm=r,nonce=\"n\"");
    var ha1 = DigestAlgorithm.MD5.ha1("u", "r", "p");
    var session = new DigestCredentials.Session("c", 1);
    var answer = DigestCredentials.answering(asked, "u", ha1, "BYE", "sip:x", session);
    var ha2 = DigestAlgorithm.MD5.hash("BYE:sip:x");
    assertThat(answer.response()).isEqualTo(DigestAlgorithm.MD5.hash(ha1 + ":n:" + ha2));
    assertThat(answer.print()).doesNotContain("qop", "cnonce", "nc=");
  }

  @Test
  void whatPhonesWriteInTheirOwnWayIsUnderstood() {
    var read =
        credentials(
            "digest uri=sip:a@b;x=1, nc=0000000A ,qop=\"auth\",algorithm=\"md5\", response=\"AB\","
                + "username=\"a\\\"b\", cnonce=c,realm=\"r, s\",nonce=n,opaque=\"\"");
    assertThat(read.user()).isEqualTo("a\"b");
    assertThat(read.realm()).isEqualTo("r, s");
    assertThat(read.uri()).isEqualTo("sip:a@b;x=1");
    assertThat(read.session()).hasValue(new DigestCredentials.Session("c", 10));
    assertThat(read.algorithm()).hasValue(DigestAlgorithm.MD5);
    assertThat(read.opaque()).hasValue("");
    assertThat(challenge("Digest realm=\"r\", nonce=\"n\", stale=TRUE").stale()).isTrue();
    assertThat(challenge("Digest realm=\"r\", nonce=\"n\", algorithm=AKAv1-MD5").algorithm())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic realm=\"r\"",
        "Digest",
        "Digest realm",
        "Digest realm=\"r",
        "Digest realm=\"r\" nonce=\"n\"",
        "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
        "Digest ="
      })
  void whatNobodyCanAnswerIsMalformed(String value) {
    assertThat(DigestChallenge.parse(value)).isInstanceOf(Parsed.Malformed.class);
    assertThat(DigestCredentials.parse(value)).isInstanceOf(Parsed.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0000000g", "00000000", "000000001"})
  void aCountThatIsNoneIsMalformed(String count) {
    var value =
        "Digest username=u, realm=r, nonce=n, uri=x, response=y, qop=auth, cnonce=c, nc=" + count;
    assertThat(DigestCredentials.parse(value)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void nothingOfItIsShown() {
    var read = credentials("Digest username=u, realm=r, nonce=n, uri=x, response=y");
    assertThat(read.toString()).doesNotContain("u, ", "response=");
  }
}
