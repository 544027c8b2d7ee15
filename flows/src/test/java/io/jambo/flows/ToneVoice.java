package io.jambo.flows;

import io.jambo.kit.Kit;
import io.jambo.speech.Synthesizer;
import io.jambo.speech.Utterance;
import io.jambo.speech.Vendors;
import io.jambo.speech.Words;
import io.jambo.testkit.Audio;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A voice for the World: a tone of 50 ms a character, at a pitch that the text decides. It always
/// says the same in the same way, which the real engines don't.
final class ToneVoice implements Synthesizer {
  /// The text at which it breaks, as a bug of ours would.
  static final String FAULT = "a fault on purpose";

  /// The text at which it breaks as a library does that can't be linked.
  static final String ERROR = "an error on purpose";

  private static final int MILLIS_PER_CHARACTER = 50;
  private static final int PIECE = Audio.RATE;
  private static final Duration WORK = Duration.ofMillis(15);

  private final Kit kit;

  ToneVoice(Kit kit) {
    this.kit = kit;
  }

  /// What a text sounds like before the line's codec.
  static Audio of(String text) {
    int pitch = 400 + 50 * Math.floorMod(text.hashCode(), 20);
    return Audio.tone(pitch, 8_000, MILLIS_PER_CHARACTER * text.length());
  }

  @Override
  public String vendor() {
    return Vendors.EMBEDDED;
  }

  @Override
  public List<String> voices() {
    return List.of("tone");
  }

  @Override
  public Utterance speak(Words words) {
    if (words.text().equals(FAULT)) {
      throw new IllegalStateException(FAULT);
    }
    if (words.text().equals(ERROR)) {
      throw new UnsatisfiedLinkError(ERROR);
    }
    return new Pieces(of(words.text()));
  }

  private final class Pieces implements Utterance {
    private final Audio whole;
    private int at;

    Pieces(Audio whole) {
      this.whole = whole;
    }

    @Override
    public Optional<Pcm> next() {
      kit.pause(WORK);
      var piece = whole.part(at, at + PIECE);
      at += PIECE;
      return piece.millis() == 0
          ? Optional.empty()
          : Optional.of(new Pcm(Audio.RATE, piece.samples()));
    }

    @Override
    public void close() {
      at = whole.samples().length;
    }
  }
}
