package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.outbound.OutboundBounds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFile() {
    var file = Map.of("sip.listen", "127.0.0.1:1", "http.listen", "127.0.0.1:1", "data", "a");
    var environment = Map.of("JAMBO_SIP_LISTEN", "127.0.0.1:2", "JAMBO_HTTP_LISTEN", "127.0.0.1:2");
    var flags = Map.of("sip.listen", "127.0.0.1:3");

    var settings = Settings.of(flags, environment, file);

    assertThat(settings.address("sip.listen").port()).isEqualTo(3);
    assertThat(settings.address("http.listen").port()).isEqualTo(2);
    assertThat(settings.text("data")).contains("a");
    assertThat(settings.address("management.listen").port()).isEqualTo(9090);
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> Settings.of(Map.of("sip.lisen", "x"), NONE, NONE))
        .isInstanceOf(BadSetting.class)
        .hasMessage("unknown setting sip.lisen; did you mean sip.listen?");
    assertThatThrownBy(() -> Settings.of(NONE, Map.of("JAMBO_STATS", "x"), NONE))
        .hasMessage("unknown setting JAMBO_STATS; did you mean JAMBO_STATUS?");
  }

  @Test
  void whatConcernsTheFrontDeskOrOthersIsNoSetting() {
    var environment = Map.of("JAMBO_JAVA_HOME", "/x", "PATH", "/bin");

    assertThat(Settings.of(NONE, environment, NONE).text("node.app")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sip.listen           | 5060              | ADDRESS:PORT
          sip.listen           | 127.0.0.1:70000   | ADDRESS:PORT
          rtp.ports            | 40000             | FROM-TO
          rtp.ports            | 40000-40000       | FROM-TO
          rtp.ports            | 80-90             | FROM-TO
          node.app             | ftp://x           | an http or https URL
          node.drainDeadline   | soon              | a time such as
          sip.webhookErrorCode | -1                | a whole number
          speech.native        | maybe             | on or off
          node.profile         | test              | development or production
          log.level            | loud              | debug, info, warn or error
          """)
  void aBadValueIsNamedWithWhatWasExpected(String key, String value, String expected) {
    assertThatThrownBy(() -> Settings.of(Map.of(key, value), NONE, NONE))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "3s,3000", "2,2000", "10min,600000", "1h,3600000", "2days,172800000"})
  void timesHaveUnitsAndPlainNumbersAreSeconds(String text, long millis) {
    assertThat(Settings.time(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"256KiB,262144", "1 MiB,1048576", "2MB,2000000", "77,77"})
  void sizesHaveUnitsAndPlainNumbersAreBytes(String text, long bytes) {
    assertThat(Settings.size(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KiB", "-1", "1GiB", "1.5MiB", "99999999999"})
  void whatIsNoSizeIsNone(String text) {
    assertThat(Settings.size(text)).isEmpty();
  }

  @Test
  void theBoundsOfHooksReachTheClientThatKeepsThem() {
    var flags =
        Map.of(
            "hooks.maxBody", "1KiB",
            "hooks.concurrency", "7",
            "bounds.hookRetries", "2",
            "bounds.breakerFailures", "3",
            "bounds.breakerRetry", "9s");
    var settings = new NodeSettings(Settings.of(flags, Map.of(), Map.of()));

    assertThat(settings.hooks().limits().bytes()).isEqualTo(1_024);
    assertThat(settings.hooks().limits().inflatedBytes()).isEqualTo(4_096);
    assertThat(settings.hooks().mostRetries()).isEqualTo(2);
    assertThat(settings.outbound()).isEqualTo(new OutboundBounds(7, 3, Duration.ofSeconds(9)));
  }

  @Test
  void theVariableOfAKeyFollowsTheRule() {
    assertThat(Catalogue.byKey("network.allowTargets").orElseThrow().variable())
        .isEqualTo("JAMBO_NETWORK_ALLOW_TARGETS");
    assertThat(Catalogue.byKey("sip.timerT1").orElseThrow().variable())
        .isEqualTo("JAMBO_SIP_TIMER_T1");
    assertThat(Catalogue.byKey("admin.token").orElseThrow().variable())
        .isEqualTo("JAMBO_ADMIN_TOKEN");
  }

  @Test
  void onlyANodeOnLoopbackIsInTheDevelopmentProfile() {
    assertThat(profile(NONE)).isTrue();
    assertThat(profile(Map.of("sip.listen", "0.0.0.0:5060"))).isFalse();
    assertThat(profile(Map.of("http.listen", "0.0.0.0:3000"))).isFalse();
    assertThat(profile(Map.of("node.profile", "production"))).isFalse();
  }

  @Test
  void aWildcardListenerMustSayWhatPeersAreTold() {
    var open = new NodeSettings(Settings.of(Map.of("sip.listen", "0.0.0.0:5060"), NONE, NONE));

    assertThatThrownBy(open::advertised).hasMessageContaining("--advertise");
  }

  @Test
  void theLoginOfAnApplicationUrlBecomesBasicAuthentication() {
    var hook = DefaultApplication.hook("https://user:pa%20ss@app.example.net/hook?x=1");

    assertThat(hook.url()).isEqualTo("https://app.example.net/hook?x=1");
    assertThat(hook.credentials().orElseThrow().username()).isEqualTo("user");
    assertThat(hook.credentials().orElseThrow().password()).isEqualTo("pa ss");
    assertThat(DefaultApplication.hook("http://app.example.net/").credentials()).isEmpty();
  }

  private static boolean profile(Map<String, String> flags) {
    return new NodeSettings(Settings.of(flags, NONE, NONE)).development();
  }
}
