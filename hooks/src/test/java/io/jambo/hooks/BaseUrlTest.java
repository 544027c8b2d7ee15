package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  private static final Credentials APPS = new Credentials("app", "secret");
  private static final Credentials OWN = new Credentials("own", "word");

  @ParameterizedTest
  @CsvSource({
    "/after, https://app.test:8443/after",
    "/after?x=1, https://app.test:8443/after?x=1",
    "//other.test/after, https://app.test:8443//other.test/after",
    "/after#rc=3, https://app.test:8443/after",
    "http://other.test/x, http://other.test/x",
    "https://other.test, https://other.test/",
  })
  void aPathIsReadFromTheOriginAndNotFromThePathOfTheCallHook(String hook, String url) {
    assertThat(to(base(), Hook.at(hook)).url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"after", "", "ftp://app.test/", "ws://app.test/", "wss://app.test/", "?a"})
  void anythingElseLeadsNowhere(String hook) {
    assertThat(base().resolve(Hook.at(hook))).isInstanceOf(Destination.Nowhere.class);
  }

  @Test
  void aRelativeHookOfABrokenApplicationLeadsNowhere() {
    assertThat(new BaseUrl(Hook.at("nonsense"), 5).resolve(Hook.at("/after")))
        .isInstanceOf(Destination.Nowhere.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/after, true",
    "https://app.test:8443/after, true",
    "https://APP.test.:8443/after, true",
    "https://app.test/after, false",
    "http://app.test:8443/after, false",
    "https://sub.app.test:8443/after, false",
    "https://app.test:8443@other.test/after, false",
  })
  void theApplicationsCredentialsGoToItsOriginOnly(String hook, boolean shown) {
    assertThat(to(base(), Hook.at(hook)).credentials().filter(APPS::equals).isPresent())
        .isEqualTo(shown);
  }

  @Test
  void aHooksOwnCredentialsWinEverywhere() {
    assertThat(to(base(), with(OWN, "/after")).credentials()).contains(OWN);
    assertThat(to(base(), with(OWN, "http://other.test/")).credentials()).contains(OWN);
    assertThat(to(base(), Hook.at("http://own:word@other.test/")).credentials()).contains(OWN);
  }

  @Test
  void halfOfACredentialIsNone() {
    assertThat(to(base(), with(new Credentials("own", ""), "http://o.test/")).credentials())
        .isEmpty();
    assertThat(to(base(), Hook.at("http://own@o.test/")).credentials()).isEmpty();
  }

  @Test
  void theCallHooksUserInfoAreItsCredentials() {
    var base = new BaseUrl(Hook.at("http://app:secret@app.test/start"), 5);

    assertThat(to(base, Hook.at("/after")).credentials()).contains(APPS);
    assertThat(to(base, Hook.at("/after")).url()).hasToString("http://app.test/after");
  }

  @Test
  void aRedirectToAnotherOriginMovesTheBaseAndLeavesTheCredentialsBehind() {
    var base = base();
    base.moveTo(to(base, Hook.at("http://other.test/menu")));

    assertThat(to(base, Hook.at("/after")).url()).hasToString("http://other.test/after");
    assertThat(to(base, Hook.at("/after")).credentials()).isEmpty();
    assertThat(to(base, Hook.at("https://app.test:8443/x")).credentials()).contains(APPS);
  }

  @Test
  void theRedirectsOwnCredentialsGoOnWithTheNewBase() {
    var base = base();
    base.moveTo(to(base, with(OWN, "http://other.test/menu")));
    base.moveTo(to(base, Hook.at("http://other.test/menu2")));

    assertThat(to(base, Hook.at("/after")).credentials()).contains(OWN);
    base.moveTo(to(base, Hook.at("https://app.test:8443/")));
    assertThat(to(base, Hook.at("/after")).credentials()).contains(APPS);
  }

  @Test
  void aRedirectWithinTheOriginLeavesTheBaseAsItIs() {
    var base = base();
    base.moveTo(to(base, with(OWN, "/menu")));

    assertThat(to(base, Hook.at("/after")).credentials()).contains(APPS);
  }

  private static BaseUrl base() {
    return new BaseUrl(with(APPS, "https://app.test:8443/deep/start?q=1"), 5);
  }

  private static Hook with(Credentials credentials, String url) {
    return new Hook(url, Hook.Method.POST, Optional.of(credentials));
  }

  private static Destination.To to(BaseUrl base, Hook hook) {
    var destination = base.resolve(hook);
    assertThat(destination).isInstanceOf(Destination.To.class);
    return (Destination.To) destination;
  }
}
