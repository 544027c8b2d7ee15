package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Secret;
import io.jambo.rest.AuthSettings;
import io.jambo.rest.RestSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiSettingsTest {
  private static final Secret KEPT = Secret.of("k".repeat(40));

  private static ApiSettings of(Map<String, String> file) {
    return new ApiSettings(Settings.of(Map.of(), Map.of(), file));
  }

  @Test
  void whatIsNotSaidIsUsual() {
    assertThat(of(Map.of()).rest()).isEqualTo(RestSettings.DEFAULTS);
    assertThat(of(Map.of()).auth(KEPT)).isEqualTo(AuthSettings.usual(KEPT));
  }

  @Test
  void everythingMayBeSaid() {
    var rest =
        of(Map.of(
                "rest.maxBody", "64KiB",
                "rest.rateLimit", "10 per 1min",
                "rest.rateLimitKey", "ip",
                "rest.creationQuotas", "1, 2, 3, 4, 5, 6",
                "rest.minInboundNetmask", "24",
                "rest.callUpdateStatus", "202",
                "rest.adminCarrier", "on",
                "network.trustedProxies", "192.0.2.0/24, 2001:db8::1"))
            .rest();
    assertThat(rest.maxBody()).isEqualTo(65_536);
    assertThat(rest.rate()).contains(new RestSettings.Rate(10, Duration.ofMinutes(1)));
    assertThat(rest.rateKey()).isEqualTo(RestSettings.RateKey.IP);
    assertThat(rest.quotas()).contains(new RestSettings.Quotas(1, 2, 3, 4, 5, 6));
    assertThat(rest.minInboundNetmask()).contains(24);
    assertThat(rest.adminCarrier()).isTrue();
    assertThat(rest.trustedProxies()).hasSize(2);
    var own = "o".repeat(32);
    var auth =
        of(Map.of(
                "auth.jwtSecret", own,
                "auth.jwtLife", "5min",
                "auth.loginFailures", "3, 9, 60s",
                "auth.argon2", "19MiB, 2, 1"))
            .auth(KEPT);
    assertThat(auth.jwtSecret()).isEqualTo(Secret.of(own));
    assertThat(auth.userFailures()).isEqualTo(3);
    assertThat(auth.failureWindow()).isEqualTo(Duration.ofMinutes(1));
    assertThat(auth.argon2()).isEqualTo(new AuthSettings.Argon2(19 * 1_024, 2, 1));
    assertThat(of(Map.of("rest.rateLimit", "off")).rest().rate()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rest.rateLimit|many",
        "rest.rateLimit|5 per 0s",
        "rest.rateLimitKey|token",
        "rest.creationQuotas|1, 2",
        "rest.callUpdateStatus|200",
        "network.trustedProxies|proxy.example",
        "auth.jwtSecret|short",
        "auth.loginFailures|6, 20",
        "auth.loginFailures|0, 20, 60s",
        "auth.argon2|64MiB, 3",
        "auth.argon2|1KiB, 3, 4",
      })
  void whatCantBeObeyedIsNamed(String key, String value) {
    var settings = of(Map.of(key, value));
    assertThatThrownBy(
            () -> {
              var _ = settings.rest();
              var _ = settings.auth(KEPT);
            })
        .isInstanceOf(BadSetting.class)
        .hasMessageStartingWith(key + ": ");
  }
}
