package io.jambo.speech;

import io.jambo.wire.Pcm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vendor `embedded`: the voices inside this process, English only, no credential, no network
/// (verbs.md 2.3.1). Its engines are opened by `io.jambo.speech.real`.
public final class Embedded implements Synthesizer, AutoCloseable {
  /// The public order of preference (speech.md 1).
  private static final List<String> PREFERRED = List.of("rms", "slt", "kal", "kevin16");

  private static final int PAUSE_RATE = 8_000;
  private static final Logger log = LoggerFactory.getLogger(Embedded.class);

  private final List<VoiceEngine> engines;
  private final Map<String, VoiceEngine> engineOf = new LinkedHashMap<>();

  /// @throws IllegalArgumentException when no engine has a voice
  public Embedded(List<VoiceEngine> engines) {
    this.engines = List.copyOf(engines);
    for (var name : PREFERRED) {
      engines.stream()
          .filter(engine -> engine.voices().contains(name))
          .findFirst()
          .ifPresent(engine -> engineOf.put(name, engine));
    }
    if (engineOf.isEmpty()) {
      throw new IllegalArgumentException("no embedded voice");
    }
  }

  @Override
  public String vendor() {
    return Vendors.EMBEDDED;
  }

  @Override
  public List<String> voices() {
    return List.copyOf(engineOf.keySet());
  }

  @Override
  public Utterance speak(Words words) {
    var rest = new ArrayDeque<Part>();
    boolean wordless = true;
    for (var part : Markup.read(words.text())) {
      switch (part) {
        case Spoken.Pause(var millis) -> rest.add(new Silence(millis));
        case Spoken.Text(var text) -> {
          TextGate.pass(text).forEach(portion -> rest.add(new Portion(portion)));
          wordless &= text.isBlank();
        }
      }
    }
    if (!wordless && rest.stream().noneMatch(Portion.class::isInstance)) {
      throw new SpeechFailure(
          SpeechFailure.Kind.VOICE, "the embedded voices can say nothing of this text");
    }
    var voice = voice(words);
    return new Speech(engineOf.getOrDefault(voice, engines.getFirst()), voice, rest);
  }

  @Override
  public void close() {
    engines.forEach(VoiceEngine::close);
  }

  private String voice(Words words) {
    var first = voices().getFirst();
    var wanted = words.voice().orElse(first);
    if (engineOf.containsKey(wanted)) {
      return wanted;
    }
    log.atInfo().addKeyValue("voice", first).log("embedded voice stands in for an unknown one");
    return first;
  }

  private sealed interface Part {}

  private record Portion(SafeText text) implements Part {}

  private record Silence(long millis) implements Part {}

  /// Speaks its portions one by one, each when it is asked for.
  private record Speech(VoiceEngine engine, String voice, Deque<Part> rest) implements Utterance {
    @Override
    public Optional<Pcm> next() {
      return Optional.ofNullable(rest.poll())
          .map(part ->
              switch (part) {
                case Portion(var text) -> engine.speak(voice, text);
                case Silence(var millis) -> silence(millis);
              });
    }

    @Override
    public void close() {
      rest.clear();
    }

    private static Pcm silence(long millis) {
      return new Pcm(PAUSE_RATE, new short[Math.toIntExact(millis * PAUSE_RATE / 1_000)]);
    }
  }
}
