package io.jambo.speech;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.speech.SpeechOutcome.Failed;
import io.jambo.speech.SpeechOutcome.NotProvisioned;
import io.jambo.speech.SpeechOutcome.Note;
import io.jambo.speech.SpeechOutcome.Spoken;
import io.jambo.speech.SpeechOutcome.UnknownVendor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All synthesizers of the node, with the cache in front of them. Safe for all sessions at once;
/// each call blocks the session's task until the first piece of audio is there.
public final class Voices {
  private final SpeechSettings settings;
  private final Counters counters;
  private final SpeechCache cache;
  private final DailyNotes daily;
  private final byte[] secret = new byte[SpeechKey.SECRET_BYTES];
  private final Map<String, Synthesizer> synthesizers = new LinkedHashMap<>();

  /// @param synthesizers one for each vendor that can speak on this node, the embedded one included
  public Voices(
      Kit kit, SpeechSettings settings, List<Synthesizer> synthesizers, Counters counters) {
    this.settings = settings;
    this.counters = counters;
    this.cache = new SpeechCache(kit, settings);
    this.daily = new DailyNotes(kit);
    kit.random().nextBytes(secret);
    synthesizers.forEach(each -> this.synthesizers.put(each.vendor(), each));
  }

  /// Finds who speaks these words, or why nobody does (verbs.md 2.3.1).
  public SpeechOutcome speak(Words words) {
    var known = Vendors.known(words.vendor());
    if (known.isEmpty()) {
      return new UnknownVendor(words.vendor());
    }
    var vendor = known.get();
    var own = Optional.ofNullable(synthesizers.get(vendor));
    if (own.isPresent()) {
      return speak(own.get(), words, List.of());
    }
    return Optional.ofNullable(synthesizers.get(Vendors.EMBEDDED))
        .filter(_ -> mayStandIn(words))
        .map(embedded ->
            speak(
                embedded, words.spokenBy(Vendors.EMBEDDED), daily.standIn(words.account(), vendor)))
        .orElseGet(() -> new NotProvisioned(vendor));
  }

  /// How many bytes of audio are cached.
  public long cachedBytes() {
    return cache.bytes();
  }

  /// How many pieces of audio are cached.
  public int cached() {
    return cache.size();
  }

  /// How many of that account.
  public int cached(String account) {
    return cache.size(account);
  }

  /// Forgets all audio.
  public void forget() {
    cache.clear();
  }

  /// Forgets that account's audio.
  public void forget(String account) {
    cache.clear(account);
  }

  private boolean mayStandIn(Words words) {
    return settings.fallback()
        && (settings.development() || words.choice() == Words.Choice.DEFAULTED);
  }

  private SpeechOutcome speak(Synthesizer synthesizer, Words words, List<Note> notes) {
    var vendor = synthesizer.vendor();
    boolean cached = words.cached() && cache.mostEntryBytes() > 0;
    if (!cached) {
      return begin(synthesizer, words, notes, Optional.empty());
    }
    var key = SpeechKey.of(secret, words);
    var found = cache.find(key);
    counters.count(
        "jambo_tts_cache_total{result=\"" + (found.isPresent() ? "hit" : "miss") + "\"}");
    return found
        .<SpeechOutcome>map(pieces -> new Spoken(new Kept(pieces), vendor, true, notes))
        .orElseGet(() -> begin(synthesizer, words, notes, Optional.of(key)));
  }

  private SpeechOutcome begin(
      Synthesizer synthesizer, Words words, List<Note> notes, Optional<SpeechKey> key) {
    try {
      var utterance = begun(synthesizer.speak(words), key);
      count(synthesizer, "ok");
      return new Spoken(utterance, synthesizer.vendor(), false, notes);
    } catch (SpeechFailure failure) {
      count(synthesizer, "failed");
      return new Failed(failure.kind(), failure.reason());
    }
  }

  /// With its first piece there; one that fails before is closed.
  private Utterance begun(Utterance utterance, Optional<SpeechKey> key) {
    Optional<Begun> begun = Optional.empty();
    try {
      long most = key.isPresent() ? cache.mostEntryBytes() : 0;
      begun =
          Optional.of(
              new Begun(
                  utterance, most, pieces -> key.ifPresent(name -> cache.keep(name, pieces))));
      return begun.get();
    } finally {
      if (begun.isEmpty()) {
        utterance.close();
      }
    }
  }

  private void count(Synthesizer synthesizer, String result) {
    counters.count(
        "jambo_speech_requests_total{vendor=\""
            + synthesizer.vendor()
            + "\",kind=\"tts\",result=\""
            + result
            + "\"}");
  }
}
