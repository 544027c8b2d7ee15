package io.jambo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.AlertType;
import io.jambo.call.CallPlan;
import io.jambo.call.CallTerms;
import io.jambo.edge.Decision.Admitted;
import io.jambo.edge.Decision.Refused;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Row by row of sip.md 4.1 to 4.6.
class InboundTest {
  private static final String CARRIER = "192.0.2.7";
  private static final String NODE = "203.0.113.1";
  private static final String NUMBER = "4930123";
  private static final String REALM = "north.example.test";

  private final Estate estate = new Estate();
  private final Sid provider = estate.provider();
  private final Sid account = estate.account(provider, row -> row.with("sip_realm", REALM));
  private final Sid application = estate.application(account);
  private final Sid carrier =
      estate.carrier("north-trunk", row -> row.with("account_sid", account));
  private HouseRules rules = Estate.PRODUCTION;
  private Standing standing = Standing.CURRENT;

  InboundTest() {
    estate.gateway(carrier, CARRIER);
  }

  private Decision decide(Arrival call) {
    return new Inbound(estate.routing(), standing, rules).decide(call);
  }

  private Decision called(String number) {
    return decide(Estate.call(CARRIER, NODE, number));
  }

  private static CallPlan plan(Decision decision) {
    assertThat(decision).isInstanceOf(Admitted.class);
    return ((Admitted) decision).plan();
  }

  private static Refused refusal(Decision decision) {
    assertThat(decision).isInstanceOf(Refused.class);
    return (Refused) decision;
  }

  private static void assertRefused(Decision decision, int status, String why) {
    var refused = refusal(decision);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.headers().first("X-Reason").orElse(refused.reason())).contains(why);
  }

  @Test
  void aNumberReachesItsApplication() {
    estate.number(NUMBER, carrier, account, application);
    var plan = plan(called(NUMBER));
    assertThat(plan.accountSid()).isEqualTo(account);
    assertThat(plan.applicationSid()).isEqualTo(application);
    assertThat(plan.serviceProviderSid()).contains(provider);
    assertThat(plan.trunkName()).contains("north-trunk");
    assertThat(plan.application().webhookSecret()).isEqualTo("secret of " + account);
    assertThat(plan.application().callHook().url()).isEqualTo("http://app.example.test/call");
  }

  @Test
  void anInviteSaysWhomItCallsWithoutPlusAndParameters() {
    assertThat(Estate.call(CARRIER, NODE, "x").addressed()).isTrue();
    assertThat(Estate.call(CARRIER, "[2001:db8::1]", "x").addressed()).isTrue();
    assertThat(Estate.call(CARRIER, REALM, "x").addressed()).isFalse();
  }

  @Test
  void aNumberWithoutApplicationGoesToThatOfItsCarrier() {
    var other = estate.application(account);
    var open =
        estate.carrier(
            "open", row -> row.with("account_sid", account).with("application_sid", other));
    estate.gateway(open, "198.51.100.9");
    estate.put(
        Nouns.PHONE_NUMBERS,
        row ->
            row.with("number", NUMBER).with("voip_carrier_sid", open).with("account_sid", account));
    assertThat(plan(decide(Estate.call("198.51.100.9", NODE, NUMBER))).applicationSid())
        .isEqualTo(other);
  }

  @Test
  void theLongestPatternThatFitsWins() {
    var wide = estate.application(account);
    estate.number("49*", carrier, account, wide);
    estate.number("^493\\d+$", carrier, account, application);
    estate.number("(broken", carrier, account, wide);
    assertThat(plan(called(NUMBER)).applicationSid()).isEqualTo(application);
    assertThat(plan(called("4989")).applicationSid()).isEqualTo(wide);
  }

  @Test
  void anExactNumberWinsOverEveryPattern() {
    estate.number("^4930123.*$", carrier, account, estate.application(account));
    estate.number(NUMBER, carrier, account, application);
    assertThat(plan(called(NUMBER)).applicationSid()).isEqualTo(application);
  }

  @Test
  void aNumberClaimedTwiceIsAmbiguous() {
    var twin = estate.carrier("twin", row -> row.with("account_sid", account));
    estate.gateway(twin, CARRIER);
    estate.number(NUMBER, carrier, account, application);
    estate.number(NUMBER, twin, account, application);
    assertRefused(called(NUMBER), 503, "number claimed by more than one account");
    assertRefused(
        decide(Estate.call(CARRIER, REALM, NUMBER)),
        503,
        "number provisioned on several carriers of this account");
  }

  @Test
  void aNumberNobodyHasGoesToTheOneCarrierWithAnApplication() {
    var open =
        estate.carrier(
            "open", row -> row.with("account_sid", account).with("application_sid", application));
    estate.gateway(open, CARRIER);
    assertThat(plan(called(NUMBER)).trunkName()).contains("open");
    var second =
        estate.carrier(
            "second", row -> row.with("account_sid", account).with("application_sid", application));
    estate.gateway(second, CARRIER);
    assertRefused(called(NUMBER), 503, "ambiguous default routing");
  }

  @Test
  void aNumberNobodyHasGoesToTheOnlyAccountAndItsRoutes() {
    assertRefused(called(NUMBER), 480, "no configured application");
    estate.route(account, "^49", application, 5);
    assertThat(plan(called(NUMBER)).applicationSid()).isEqualTo(application);
    var first = estate.application(account);
    estate.route(account, "^4930", first, -1);
    assertThat(plan(called(NUMBER)).applicationSid()).isEqualTo(first);
    assertRefused(called("1"), 480, "no configured application");
  }

  @Test
  void aNumberNobodyHasOfAProviderWithSeveralAccountsIsNotProvisioned() {
    var other = estate.account(provider);
    assertRefused(called(NUMBER), 404, "Number Not Provisioned");
    estate.gone(Nouns.ACCOUNTS, other);
    assertRefused(called(NUMBER), 480, "no configured application");
  }

  @Test
  void aRealmSaysWhoseCallItIs() {
    var shared = estate.carrier("shared", row -> row.with("service_provider_sid", provider));
    estate.gateway(shared, "198.51.100.0/24");
    var other = estate.account(provider, row -> row.with("sip_realm", "south.example.test"));
    estate.number(NUMBER, shared, account, application);
    estate.number("1", shared, other, estate.application(other));
    assertThat(plan(decide(Estate.call("198.51.100.3", REALM, NUMBER))).accountSid())
        .isEqualTo(account);
    assertRefused(
        decide(Estate.call("198.51.100.3", "south.example.test", NUMBER)),
        480,
        "no configured application");
  }

  @Test
  void aCarrierOfSomebodyElseIsNoTrunkOfARealm() {
    var sibling = estate.account(provider);
    var stranger = estate.provider();
    var theirs = estate.carrier("theirs", row -> row.with("account_sid", sibling));
    var elsewhere = estate.carrier("elsewhere", row -> row.with("service_provider_sid", stranger));
    estate.gateway(theirs, "198.51.100.20");
    estate.gateway(elsewhere, "198.51.100.21");
    for (var address : List.of("198.51.100.20", "198.51.100.21")) {
      assertRefused(
          decide(Estate.call(address, REALM, NUMBER)), 403, "calls of devices are not served yet");
    }
  }

  @Test
  void theNarrowestGatewayIsTheOneThatCalls() {
    var wide =
        estate.carrier(
            "wide", row -> row.with("account_sid", account).with("application_sid", application));
    var narrow =
        estate.carrier(
            "narrow", row -> row.with("account_sid", account).with("application_sid", application));
    estate.gateway(wide, "198.51.0.0/16");
    estate.gateway(narrow, "198.51.100.0/24");
    assertThat(plan(decide(Estate.call("198.51.100.3", REALM, "1"))).trunkName())
        .contains("narrow");
    assertThat(plan(decide(Estate.call("198.51.99.3", REALM, "1"))).trunkName()).contains("wide");
  }

  @Test
  void addressesOfTheSixthVersionAreComparedWithTheirOwn() {
    var six =
        estate.carrier(
            "six", row -> row.with("account_sid", account).with("application_sid", application));
    estate.gateway(six, "2001:db8::/32");
    assertThat(plan(decide(Estate.call("2001:db8::7", NODE, "1"))).trunkName()).contains("six");
    assertRefused(decide(Estate.call("2001:db9::7", NODE, "1")), 404, "Not Found");
  }

  @Test
  void aCarrierWithWhichWeAreRegisteredCallsUsByThatName() {
    var trunk =
        estate.carrier(
            "registered",
            row ->
                row.with("account_sid", account)
                    .with("application_sid", application)
                    .with("requires_register", true)
                    .with("register_username", "us")
                    .with("register_sip_realm", "Carrier.example.test"));
    estate.gateway(trunk, "198.51.100.4");
    assertThat(plan(decide(Estate.call("198.51.100.4", "carrier.example.test", "us"))).trunkName())
        .contains("registered");
    var twin =
        estate.carrier(
            "twin",
            row ->
                row.with("account_sid", account)
                    .with("requires_register", true)
                    .with("register_username", "us")
                    .with("register_sip_realm", "carrier.example.test"));
    estate.gateway(twin, "198.51.100.4");
    assertRefused(
        decide(Estate.call("198.51.100.4", "carrier.example.test", "us")),
        503,
        "source address fits several gateways");
  }

  @Test
  void anInactiveCarrierIsAStranger() {
    var idle = estate.carrier("idle", row -> row.with("is_active", false));
    estate.gateway(idle, "198.51.100.4");
    assertThat(estate.routing().trunks().known(Estate.address("198.51.100.4"))).isFalse();
    assertRefused(decide(Estate.call("198.51.100.4", NODE, "1")), 404, "Not Found");
  }

  @Test
  void aStrangerAtARealmIsADevice() {
    assertRefused(decide(Estate.call("198.51.100.4", REALM, "1")), 403, "devices");
    assertRefused(decide(Estate.call("198.51.100.4", "else.example.test", "1")), 404, "Not Found");
  }

  @Test
  void anInactiveAccountTakesNoCall() {
    var idle = estate.account(provider, row -> row.with("is_active", false));
    estate.number(NUMBER, carrier, idle, application);
    var refused = refusal(called(NUMBER));
    assertRefused(refused, 503, "Account exists but is inactive");
    assertThat(refused.alert()).contains(AlertType.ACCOUNT_INACTIVE);
    assertThat(refused.party().orElseThrow().account()).isEqualTo(idle);
  }

  @Test
  void anAccountThatIsNotThereIsAFault() {
    var lost = estate.carrier("lost", row -> row.with("service_provider_sid", provider));
    estate.gateway(lost, "198.51.100.4");
    estate.number(NUMBER, lost, estate.sid(), application);
    assertRefused(decide(Estate.call("198.51.100.4", NODE, NUMBER)), 500, "not found");
  }

  @Test
  void aCallThatTheApplicationItselfSentOutIsALoop() {
    estate.number(NUMBER, carrier, account, application);
    var call = Estate.call(CARRIER, NODE, NUMBER);
    var back =
        new Arrival(
            call.source(),
            call.host(),
            call.user(),
            call.number(),
            Optional.of(application.value()));
    assertRefused(decide(back), 482, "Loop");
  }

  @Test
  void anApplicationWithNothingToDoIsPassedOver() {
    var idle = estate.application(account, row -> row.with("call_hook_sid", null));
    estate.number(NUMBER, carrier, account, idle);
    assertRefused(called(NUMBER), 480, "no configured application");
    var scripted =
        estate.application(
            account,
            row -> row.with("call_hook_sid", null).with("app_json", "[{\"verb\":\"hangup\"}]"));
    estate.number("2", carrier, account, scripted);
    assertThat(plan(called("2")).application().script()).contains("[{\"verb\":\"hangup\"}]");
  }

  @Test
  void whatNothingElseRoutesGoesToTheApplicationOfTheCommandLine() {
    var plan = plan(called(estateNumber()));
    rules = new HouseRules(Estate.SPEECH, Optional.of(plan), true, _ -> false);
    assertThat(plan(decide(Estate.call("127.0.0.1", "127.0.0.1", "hello")))).isEqualTo(plan);
    assertThat(plan(decide(Estate.call("127.0.0.1", REALM, "hello")))).isEqualTo(plan);
    assertThat(plan(called("1"))).isEqualTo(plan);
    rules = new HouseRules(Estate.SPEECH, Optional.of(plan), false, _ -> false);
    assertRefused(decide(Estate.call("127.0.0.1", REALM, "hello")), 403, "devices");
    assertThat(plan(called("1"))).isEqualTo(plan);
  }

  private String estateNumber() {
    estate.number(NUMBER, carrier, account, application);
    return NUMBER;
  }

  @Test
  void aDeveloperWithoutAnApplicationIsToldSo() {
    rules = new HouseRules(Estate.SPEECH, Optional.empty(), true, _ -> false);
    assertRefused(decide(Estate.call("127.0.0.1", NODE, "1")), 480, "no configured application");
  }

  @Test
  void whileTheDatabaseIsAwayKnownNumbersAreServedAndOthersMayTryAgain() {
    estate.account(provider);
    estate.number(NUMBER, carrier, account, application);
    standing = Standing.LAST_KNOWN;
    assertThat(plan(called(NUMBER)).applicationSid()).isEqualTo(application);
    assertRefused(called("1"), 503, "routing can't be read");
    standing = Standing.EXPIRED;
    assertRefused(called(NUMBER), 503, "routing can't be read");
  }

  @Test
  void aCallCountsForItsAccountItsProviderAndItsApplication() {
    estate.put(
        Nouns.ACCOUNT_LIMITS,
        row ->
            row.with("account_sid", account)
                .with("category", "voice_call_session")
                .with("quantity", 3L));
    estate.put(
        Nouns.SERVICE_PROVIDER_LIMITS,
        row ->
            row.with("service_provider_sid", provider)
                .with("category", "voice_call_session")
                .with("quantity", 4L));
    estate.put(
        Nouns.ACCOUNT_LIMITS,
        row -> row.with("account_sid", account).with("category", "device").with("quantity", 1L));
    var narrow = estate.application(account, row -> row.with("max_concurrent_calls", 2L));
    estate.number(NUMBER, carrier, account, narrow);
    assertThat(((Admitted) called(NUMBER)).claims())
        .isEqualTo(
            List.of(
                new Claim(Claim.Kind.ACCOUNT, account, 3),
                new Claim(Claim.Kind.PROVIDER, provider, 4),
                new Claim(Claim.Kind.APPLICATION, narrow, 2)));
  }

  @Test
  void whatTheTenantHasSettledGoesWithTheCall() {
    var branded =
        estate.put(
            Nouns.SERVICE_PROVIDERS,
            row -> row.with("name", "b").with("sip_product_name", "Pretty Phones"));
    var quiet =
        estate.account(
            branded,
            row ->
                row.with("disable_cdrs", true)
                    .with("max_call_duration", 60L)
                    .with("speech_recognizer_label", "mine"));
    var trunk = estate.carrier("branded", row -> row.with("account_sid", quiet));
    estate.gateway(trunk, "198.51.100.4");
    var fallback = estate.hook("http://other.example.test/call");
    var speaking =
        estate.application(
            quiet,
            row ->
                row.with("call_hook_fallback_sid", fallback)
                    .with("speech_synthesis_vendor", "embedded")
                    .with("use_for_fallback_speech", true)
                    .with("fallback_speech_synthesis_vendor", "other"));
    estate.number("7", trunk, quiet, speaking);
    var plan = plan(decide(Estate.call("198.51.100.4", NODE, "7")));
    assertThat(plan.terms().productName()).contains("Pretty Phones");
    assertThat(plan.terms().longest()).contains(Duration.ofMinutes(1));
    assertThat(plan.terms().records()).isEqualTo(CallTerms.Records.NONE);
    assertThat(plan.application().callHookFallback().orElseThrow().url())
        .isEqualTo("http://other.example.test/call");
    assertThat(plan.speech().synthesisVendor()).isEqualTo("embedded");
    assertThat(plan.speech().recognizerLabel()).contains("mine");
    assertThat(plan.speech().fallback().orElseThrow().synthesisVendor()).contains("other");
  }
}
