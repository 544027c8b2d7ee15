package io.jambo.edge;

import io.jambo.call.CallPlan;
import io.jambo.call.CallTerms;
import io.jambo.kit.Sid;
import java.util.Optional;

/// Whose call it was that was refused: what its record names.
public record Party(
    Sid account,
    Optional<Sid> provider,
    Optional<Sid> application,
    Optional<String> trunk,
    CallTerms.Records records) {
  /// Whose call that was to be.
  static Party of(CallPlan plan) {
    return new Party(
        plan.accountSid(),
        plan.serviceProviderSid(),
        Optional.of(plan.applicationSid()),
        plan.trunkName(),
        plan.terms().records());
  }
}
