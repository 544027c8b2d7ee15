package io.jambo.speech;

import java.time.Duration;

/// The settings of this room (configuration.md, `speech.*`).
///
/// @param fallback whether the embedded engine may stand in for a vendor without credential
/// @param development the development profile: it may then stand in for a named vendor too
/// @param nativeVoices whether C libraries may be loaded (`speech.native`)
/// @param cacheLife how long synthesized audio is kept
/// @param cacheBytes how much of it is kept in memory; 0 switches the cache off
public record SpeechSettings(
    boolean fallback,
    boolean development,
    boolean nativeVoices,
    Duration cacheLife,
    long cacheBytes) {
  /// What holds when nobody has set anything.
  public static final SpeechSettings DEFAULTS =
      new SpeechSettings(true, false, false, Duration.ofHours(24), 256L << 20);

  /// The defaults of the development profile.
  public static final SpeechSettings DEVELOPMENT =
      new SpeechSettings(true, true, true, Duration.ofHours(24), 256L << 20);
}
