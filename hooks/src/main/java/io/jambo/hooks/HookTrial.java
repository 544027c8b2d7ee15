package io.jambo.hooks;

import io.jambo.outbound.HttpOutcome;
import java.time.Duration;

/// What came of one request to a hook that somebody wanted to try.
///
/// @param signature what was sent to prove that it came from here
public record HookTrial(HttpOutcome outcome, Duration took, String signature) {}
