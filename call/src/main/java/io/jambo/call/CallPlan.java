package io.jambo.call;

import io.jambo.hooks.Application;
import io.jambo.kit.Sid;
import java.util.Optional;

/// Everything a call needs to know of its tenant, found before it starts.
///
/// @param trunkName the carrier the call came over, if any
public record CallPlan(
    Sid accountSid,
    Sid applicationSid,
    Optional<Sid> serviceProviderSid,
    Application application,
    SpeechDefaults speech,
    Optional<String> trunkName) {}
