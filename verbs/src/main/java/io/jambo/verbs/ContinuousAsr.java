package io.jambo.verbs;

import java.time.Duration;
import java.util.Optional;

/// Finals are joined until the speaker has been silent for so long, or presses that key (verbs.md
/// 2.4, `asrTimeout` above 0).
public record ContinuousAsr(Duration silence, Optional<String> terminationKey) {}
