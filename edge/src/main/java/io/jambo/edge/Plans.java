package io.jambo.edge;

import io.jambo.call.CallPlan;
import io.jambo.call.CallTerms;
import io.jambo.call.SpeechDefaults;
import io.jambo.hooks.Application;
import io.jambo.kit.Sid;
import io.jambo.verbs.Hook;
import java.util.Optional;
import java.util.function.Function;

/// Puts together what a call has to know of its tenant. Pure.
final class Plans {
  private static final Hook NO_HOOK = Hook.at("");

  private Plans() {}

  static CallPlan plan(
      Routing routing,
      Account account,
      RoutedApplication application,
      Optional<Carrier> carrier,
      SpeechDefaults platform) {
    var applications = routing.applications();
    var callHook = applications.hook(application.callHook());
    var terms =
        new CallTerms(
            routing.tenants().provider(account.provider()).flatMap(Provider::productName),
            account.longest(),
            application.variables(),
            records(account));
    return new CallPlan(
        account.sid(),
        application.sid(),
        Optional.of(account.provider()),
        new Application(
            callHook.orElse(NO_HOOK),
            applications.hook(application.fallbackHook()),
            applications.hook(application.statusHook()),
            account.secret().reveal(),
            account.sid().value(),
            application.script()),
        speech(application, account.speech(), platform),
        carrier.map(Carrier::name),
        terms);
  }

  static Party party(Account account, Optional<Sid> application, Optional<Carrier> carrier) {
    return new Party(
        account.sid(),
        Optional.of(account.provider()),
        application,
        carrier.map(Carrier::name),
        records(account));
  }

  private static CallTerms.Records records(Account account) {
    if (!account.recorded()) {
      return CallTerms.Records.NONE;
    }
    return account.sealed() ? CallTerms.Records.WHOLE : CallTerms.Records.IMPERSONAL;
  }

  /// The application's choice, else the account's, else the platform's.
  private static SpeechDefaults speech(
      RoutedApplication application, SpeechChoice account, SpeechDefaults platform) {
    var own = application.speech();
    var or = new Either(own, account);
    return new SpeechDefaults(
        or.first(SpeechChoice::synthesisVendor).orElse(platform.synthesisVendor()),
        or.first(SpeechChoice::synthesisLanguage).orElse(platform.synthesisLanguage()),
        or.first(SpeechChoice::synthesisVoice).orElse(platform.synthesisVoice()),
        or.first(SpeechChoice::synthesisLabel),
        or.first(SpeechChoice::recognizerVendor).orElse(platform.recognizerVendor()),
        or.first(SpeechChoice::recognizerLanguage).orElse(platform.recognizerLanguage()),
        or.first(SpeechChoice::recognizerLabel),
        application.fallbackSpeech().map(Plans::fallback));
  }

  private record Either(SpeechChoice own, SpeechChoice other) {
    Optional<String> first(Function<SpeechChoice, Optional<String>> member) {
      return member.apply(own).or(() -> member.apply(other));
    }
  }

  private static SpeechDefaults.Fallback fallback(SpeechChoice choice) {
    return new SpeechDefaults.Fallback(
        choice.synthesisVendor(),
        choice.synthesisLanguage(),
        choice.synthesisVoice(),
        choice.synthesisLabel(),
        choice.recognizerVendor(),
        choice.recognizerLanguage(),
        choice.recognizerLabel());
  }
}
