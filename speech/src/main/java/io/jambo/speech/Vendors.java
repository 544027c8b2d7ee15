package io.jambo.speech;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The public vendor ids of text to speech (verbs.md 2.3).
public final class Vendors {
  /// The engine inside this process, which calls no one.
  public static final String EMBEDDED = "embedded";

  private static final String CUSTOM = "custom:";

  private static final List<String> KNOWN =
      List.of(
          EMBEDDED,
          "google",
          "aws",
          "microsoft",
          "deepgram",
          "elevenlabs",
          "ibm",
          "nuance",
          "nvidia",
          "wellsaid",
          "whisper",
          "cartesia",
          "rimelabs",
          "playht",
          "resemble",
          "inworld",
          "verbio");

  private static final Map<String, String> ALIASES =
      Map.of("polly", "aws", "azure", "microsoft", "openai", "whisper");

  private Vendors() {}

  /// The id under which a vendor is kept, whatever alias or case was written; empty when there is
  /// no such vendor.
  public static Optional<String> known(String written) {
    if (written.startsWith(CUSTOM) && written.length() > CUSTOM.length()) {
      return Optional.of(written);
    }
    var lower = written.toLowerCase(Locale.ROOT);
    var id = ALIASES.getOrDefault(lower, lower);
    return KNOWN.contains(id) ? Optional.of(id) : Optional.empty();
  }
}
