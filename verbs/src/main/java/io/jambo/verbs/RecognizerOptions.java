package io.jambo.verbs;

import java.util.List;

/// The properties of a recognizer that only a vendor understands (verbs.md 2.4): their types are
/// checked, and they are handed on as they were written.
final class RecognizerOptions {
  private static final List<String> FLAGS =
      List.of(
          "profanityFilter",
          "singleUtterance",
          "dualChannel",
          "enhancedModel",
          "words",
          "diarization",
          "identifyChannels",
          "requestSnr",
          "autogeneratePrompt");

  private static final List<String> NAMES =
      List.of(
          "vocabularyName",
          "vocabularyFilterName",
          "model",
          "azureServiceEndpoint",
          "azureSttEndpointId");

  private static final List<String> VENDORS =
      List.of(
          "deepgram",
          "google",
          "aws",
          "azure",
          "ibm",
          "nvidia",
          "nuance",
          "soniox",
          "assemblyAi",
          "speechmatics",
          "openai",
          "houndify",
          "elevenlabs",
          "gladia",
          "cobalt",
          "verbio",
          "xai",
          "modulate",
          "custom");

  /// As many as one room of a conference has; vendors know fewer.
  private static final int MOST_SPEAKERS = 100;

  /// North American industry codes have six digits.
  private static final int LARGEST_NAICS = 999_999;

  private RecognizerOptions() {}

  static void among(Members with) {
    FLAGS.forEach(name -> with.optional(name, Types.bool()));
    with.optional("diarizationMinSpeakers", Numbers.whole(0, MOST_SPEAKERS));
    with.optional("diarizationMaxSpeakers", Numbers.whole(0, MOST_SPEAKERS));
    with.optional("naicsCode", Numbers.whole(0, LARGEST_NAICS));
    with.optional("initialSpeechTimeoutMs", Numbers.millis(0, Numbers.LONGEST_MILLIS));
    with.optional(
        "interactionType",
        Types.oneOf(
            "unspecified",
            "discussion",
            "presentation",
            "phone_call",
            "voicemail",
            "voice_search",
            "voice_command",
            "dictation"));
    NAMES.forEach(name -> with.optional(name, Types.text()));
    with.optional("filterMethod", Types.oneOf("remove", "mask", "tag"));
    with.optional("outputFormat", Types.oneOf("simple", "detailed"));
    with.optional("profanityOption", Types.oneOf("masked", "removed", "raw"));
    VENDORS.stream()
        .map(vendor -> vendor + "Options")
        .forEach(name -> with.optional(name, Components.named(name)));
  }
}
