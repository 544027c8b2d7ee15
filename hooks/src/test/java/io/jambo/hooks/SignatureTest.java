package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The expected digests come from OpenSSL.
class SignatureTest {
  @Test
  void theTimeAndTheBodyAreSigned() {
    assertThat(
            new Signature("whsec")
                .of(
                    Instant.ofEpochMilli(1_700_000_000_999L),
                    Optional.of("{\"call_sid\":\"x\",\"n\":1}")))
        .isEqualTo(
            "t=1700000000,v1=2cb15c4784ea789bb4a44b35812b14d24b413278a7d10462283c52350f590c57");
  }

  @Test
  void theBodyIsSignedAsUtf8() {
    assertThat(
            new Signature("whsec")
                .of(
                    Instant.ofEpochSecond(1_763_690_449),
                    Optional.of("{\"from\":\"Zoë 📞\",\"tags\":[1,2.5]}")))
        .isEqualTo(
            "t=1763690449,v1=5727cc1bf40a5a58b0c2ab7467ee5e708f8e823ac76438b25183b97df2d9260b");
  }

  @Test
  void withoutABodyTheWordNullIsSigned() {
    assertThat(new Signature("sécret").of(Instant.ofEpochSecond(1), Optional.empty()))
        .isEqualTo("t=1,v1=6b0e1c90f585b39f229de555fd1be9c4790566a282533f10b37691e644e7a54a");
  }
}
