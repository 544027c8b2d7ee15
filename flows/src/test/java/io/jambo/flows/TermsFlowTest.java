package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.CallTerms;
import io.jambo.call.TerminationReason;
import io.jambo.kit.Sid;
import io.jambo.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a tenant has settled for its calls.
class TermsFlowTest {
  private static final String LONG =
      "[{\"verb\": \"play\", \"url\": \"tone_stream://L=-1;%(1000,0,600)\"}]";

  private static CallTerms terms(Optional<String> name, Optional<Duration> longest) {
    var variables = Json.object().with("GREETING", "hello");
    return new CallTerms(name, longest, Optional.of(variables), CallTerms.Records.WHOLE);
  }

  @Test
  void allThatACallSendsCarriesTheNameOfItsProvidersProduct() {
    story(town -> {
      town.terms(terms(Optional.of("Pretty Phones"), Optional.empty()));
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"hangup\"}]");
      var alice = town.calling("alice").answered();
      assertThat(alice.sees(200).headers().first("Server")).contains("Pretty Phones");
      assertThat(alice.seesBye().headers().first("User-Agent")).contains("Pretty Phones");
    });
  }

  @Test
  void theFirstHookIsToldTheApplicationsVariables() {
    story(town -> {
      town.terms(terms(Optional.empty(), Optional.empty()));
      town.app().onCall("[{\"verb\": \"hangup\"}]");
      town.calling("alice").refused();
      assertThat(town.app().hook("/call")).containsEntry("env_vars", Map.of("GREETING", "hello"));
    });
  }

  @Test
  void aCallThatLastsLongerThanItsAccountAllowsIsHungUp() {
    story(town -> {
      town.terms(terms(Optional.empty(), Optional.of(ofSeconds(10))));
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      town.passes(ofSeconds(9));
      assertThat(alice.inCall()).isTrue();
      alice.seesBye();
      assertThat(town.ledger().record().duration()).isEqualTo(ofSeconds(10));
      assertThat(town.ledger().alerts())
          .containsExactly("long-call-ended: the account's max_call_duration was reached");
    });
  }

  @Test
  void theCallsOfAnAccountThatIsGoneAreHungUp() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      town.calls().accountGone(new Sid("00000000-0000-4000-8000-000000000009"));
      town.passes(ofSeconds(9));
      assertThat(alice.inCall()).isTrue();
      town.calls().accountGone(Town.ACCOUNT);
      alice.seesBye();
      assertThat(town.ledger().record().reason()).isEqualTo(TerminationReason.FAILED);
      assertThat(town.ledger().record().status()).isEqualTo(CallStatus.COMPLETED);
    });
  }

  @Test
  void aCallThatWasLetInAMomentBeforeItsAccountWentIsRefused() {
    story(town -> {
      town.app().onCall(LONG);
      town.calls().accountGone(Town.ACCOUNT);
      assertThat(town.calling("alice").refused().status()).isEqualTo(503);
    });
  }

  @Test
  void anAccountThatCameBackIsNotRefusedForGood() {
    story(town -> {
      town.app().onCall(LONG);
      town.calls().accountGone(Town.ACCOUNT);
      town.passes(ofSeconds(61));
      town.calling("alice").answered().hangsUp();
    });
  }

  @Test
  void aStoredScriptRunsWithoutAskingAnybody() {
    story(town -> {
      town.script("[{\"verb\": \"sip:decline\", \"status\": 486}]");
      assertThat(town.calling("alice").refused().status()).isEqualTo(486);
      town.passes(ofSeconds(1));
      assertThat(town.app().asked("/call")).isEmpty();
      assertThat(town.app().statuses()).containsExactly("trying", "failed");
    });
  }

  @Test
  void aStoredScriptThatMakesNoSenseIsAFailedApplication() {
    story(town -> {
      town.script("[]");
      assertThat(town.calling("alice").refused().headers().first("X-Reason"))
          .contains("no application provided");
      assertThat(town.ledger().alerts())
          .containsExactly("invalid-app-payload: no application provided");
    });
  }
}
