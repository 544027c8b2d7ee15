package io.jambo.speech.real;

import io.jambo.kit.Kit;
import io.jambo.speech.SafeText;
import io.jambo.speech.VoiceEngine;
import io.jambo.wire.Pcm;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The natural voices of Debian's `libflite1`, where it is installed and `speech.native` allows C
/// code in the process. Its voices may be used by several threads at once.
public final class Flite implements VoiceEngine {
  static final String LIBRARY = "libflite.so.1";
  private static final List<String> NAMES = List.of("rms", "slt", "kal");
  private static final int MOST_THREADS = 64;

  private final Map<String, MemorySegment> voices;
  private final Workers<FliteLibrary> workers;

  private Flite(Kit kit, FliteLibrary library, Map<String, MemorySegment> voices) {
    this.voices = voices;
    int count = Workers.perProcessor(MOST_THREADS);
    this.workers = Workers.ready(kit, "flite", count, () -> library, _ -> {});
  }

  /// Loads the library and its voices; empty when they are not on this machine.
  public static Optional<VoiceEngine> open(Kit kit) {
    return open(kit, LIBRARY);
  }

  static Optional<VoiceEngine> open(Kit kit, String file) {
    return FliteLibrary.load(file)
        .flatMap(library -> {
          var voices = new LinkedHashMap<String, MemorySegment>();
          for (var name : NAMES) {
            library
                .voice("libflite_cmu_us_" + name + ".so.1", name)
                .ifPresent(voice -> voices.put(name, voice));
          }
          return voices.isEmpty() ? Optional.empty() : Optional.of(new Flite(kit, library, voices));
        });
  }

  @Override
  public List<String> voices() {
    return List.copyOf(voices.keySet());
  }

  @Override
  public Pcm speak(String voice, SafeText text) {
    var own = Optional.ofNullable(voices.get(voice)).orElseThrow();
    return workers.call(library -> library.speak(own, text.value()));
  }

  @Override
  public void close() {
    workers.close();
  }
}
