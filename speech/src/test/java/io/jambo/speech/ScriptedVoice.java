package io.jambo.speech;

import io.jambo.wire.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A vendor for tests: speaks as many pieces as its text has words, then fails if told to.
final class ScriptedVoice implements Synthesizer {
  final String vendor;
  final List<Words> spoken = new ArrayList<>();
  int samplesPerPiece = 100;
  int failAfter = Integer.MAX_VALUE;
  int closed;

  ScriptedVoice(String vendor) {
    this.vendor = vendor;
  }

  @Override
  public String vendor() {
    return vendor;
  }

  @Override
  public List<String> voices() {
    return List.of("one");
  }

  @Override
  public Utterance speak(Words words) {
    spoken.add(words);
    int pieces = words.text().isBlank() ? 0 : words.text().split(" ").length;
    return new Utterance() {
      private int made;

      @Override
      public Optional<Pcm> next() {
        if (made == failAfter) {
          throw new SpeechFailure(SpeechFailure.Kind.TIMEOUT, "asked to fail");
        }
        if (made == pieces) {
          return Optional.empty();
        }
        made++;
        var samples = new short[samplesPerPiece];
        samples[0] = (short) (100 * spoken.size() + made);
        return Optional.of(new Pcm(16_000, samples));
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}
