package io.jambo.speech;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All synthesizers of the node, with the cache in front of them. Safe for all sessions at once;
/// each call blocks on the kit.
public final class Voices {
  private final Kit kit;
  private final SpeechSettings settings;
  private final Counters counters;
  private final Map<String, Synthesizer> synthesizers = new LinkedHashMap<>();

  /// @param synthesizers one for each vendor that can speak on this node, the embedded one included
  public Voices(
      Kit kit, SpeechSettings settings, List<Synthesizer> synthesizers, Counters counters) {
    this.kit = kit;
    this.settings = settings;
    this.counters = counters;
    synthesizers.forEach(each -> this.synthesizers.put(each.vendor(), each));
  }

  /// Finds who speaks these words, or why nobody does.
  public SpeechOutcome speak(Words words) {
    var vendor = Vendors.known(words.vendor());
    if (vendor.isEmpty()) {
      return new SpeechOutcome.UnknownVendor(words.vendor());
    }
    var synthesizer = synthesizers.get(vendor.get());
    if (synthesizer == null) {
      return new SpeechOutcome.NotProvisioned(vendor.get());
    }
    counters.count("jambo_speech_requests_total");
    long _ = kit.nanos();
    return settings.cacheLife().isZero()
        ? new SpeechOutcome.NotProvisioned(vendor.get())
        : new SpeechOutcome.Spoken(synthesizer.speak(words), vendor.get(), false, List.of());
  }
}
