package io.jambo.call;

import io.jambo.hooks.Application;
import io.jambo.kit.Sid;
import java.util.Optional;

/// Everything a call needs to know of its tenant, found before it starts.
///
/// @param trunkName the carrier the call came over, if any
/// @param terms what else its tenant has settled
public record CallPlan(
    Sid accountSid,
    Sid applicationSid,
    Optional<Sid> serviceProviderSid,
    Application application,
    SpeechDefaults speech,
    Optional<String> trunkName,
    CallTerms terms) {
  /// One on the usual terms.
  public CallPlan(
      Sid accountSid,
      Sid applicationSid,
      Optional<Sid> serviceProviderSid,
      Application application,
      SpeechDefaults speech,
      Optional<String> trunkName) {
    this(
        accountSid,
        applicationSid,
        serviceProviderSid,
        application,
        speech,
        trunkName,
        CallTerms.USUAL);
  }
}
