package io.jambo.speech.real;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import io.jambo.kit.Kit;
import io.jambo.speech.SafeText;
import io.jambo.speech.VoiceEngine;
import io.jambo.wire.Pcm;
import java.util.Arrays;
import java.util.List;

/// The voice that is always there: FreeTTS's `kevin16`, pure Java. Loading takes some 100 ms, so it
/// is done before the node is ready where there is no other voice, and when first asked for where
/// there is one.
///
/// A FreeTTS voice serves one thread; each worker has one of its own.
public final class FreeTts implements VoiceEngine {
  private static final String NAME = "kevin16";
  private static final String THREADS = "freetts";

  /// One makes a thousand seconds of speech a second; two, so that a long portion delays nobody.
  private static final int MOST_VOICES = 2;

  private final Workers<Voice> workers;

  private FreeTts(Workers<Voice> workers) {
    this.workers = workers;
  }

  /// Loads the first voice; the second follows by itself.
  public static FreeTts ready(Kit kit) {
    return new FreeTts(
        Workers.ready(kit, THREADS, voicesAtOnce(), FreeTts::load, Voice::deallocate));
  }

  /// Loads its voices when somebody wants to hear them.
  static FreeTts whenAsked(Kit kit) {
    return new FreeTts(
        Workers.whenAsked(kit, THREADS, voicesAtOnce(), FreeTts::load, Voice::deallocate));
  }

  private static int voicesAtOnce() {
    return Workers.perProcessor(MOST_VOICES);
  }

  @Override
  public List<String> voices() {
    return List.of(NAME);
  }

  @Override
  public Pcm speak(String voice, SafeText text) {
    return workers.call(own -> speak(own, text));
  }

  @Override
  public void close() {
    workers.close();
  }

  /// One voice after the other: FreeTTS fills its rules for unknown words through a static list, so
  /// two that load at the same time break one another.
  private static synchronized Voice load() {
    var voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(each -> NAME.equals(each.getName()))
            .findFirst()
            .orElseThrow();
    voice.allocate();
    return voice;
  }

  private static Pcm speak(Voice voice, SafeText text) {
    var player = new CollectingPlayer();
    voice.setAudioPlayer(player);
    if (!voice.speak(text.value())) {
      throw new IllegalStateException("FreeTTS refused the text");
    }
    return player.pcm();
  }
}
