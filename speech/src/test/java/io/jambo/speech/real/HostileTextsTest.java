package io.jambo.speech.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.speech.Embedded;
import io.jambo.speech.HostileTexts;
import io.jambo.speech.SpeechFailure;
import io.jambo.speech.SpeechFailure.Kind;
import io.jambo.speech.VoiceEngine;
import io.jambo.speech.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Nothing that an application has said harms the process: each text goes through the gate, and
/// what comes first of it through every voice of the machine. `-Djambo.speech.texts=10000` for more
/// of them (`./jambo test long`); `jambo.speech.seed` for others.
class HostileTextsTest {
  private static final int TEXTS = Integer.getInteger("jambo.speech.texts", 60);
  private static final long SEED = Long.getLong("jambo.speech.seed", 1);

  /// A piece has at most 300 characters, each perhaps a word of some seconds; or it is a pause.
  private static final long LONGEST_PIECE_MILLIS = 600_000;

  private final Kit kit = new RealKit();

  @Test
  void noTextHarmsTheVoiceThatIsAlwaysThere() {
    try (var engine = FreeTts.ready(kit)) {
      speakAll(engine, "kevin16");
    }
  }

  @Test
  void noTextHarmsTheNativeVoices() {
    for (var engine : Flite.open(kit).stream().toList()) {
      speakAll(engine, "kal");
    }
  }

  private static void speakAll(VoiceEngine engine, String voice) {
    var failures = new ArrayList<String>();
    int spoken = 0;
    try (var embedded = new Embedded(List.of(engine))) {
      var texts = HostileTexts.first(TEXTS, new SplittableRandom(SEED)).iterator();
      for (int number = 0; texts.hasNext(); number++) {
        try {
          spoken += speak(embedded, words(texts.next(), voice));
        } catch (SpeechFailure failure) {
          if (failure.kind() != Kind.VOICE) { // which says that there was nothing to say
            failures.add("text " + number + ": " + failure.kind() + " " + failure.reason());
          }
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(spoken).as("texts of which something was spoken").isGreaterThan(TEXTS / 3);
  }

  private static int speak(Embedded embedded, Words words) {
    try (var utterance = embedded.speak(words)) {
      var audio = utterance.next();
      audio.ifPresent(piece -> assertThat(piece.millis()).isLessThan(LONGEST_PIECE_MILLIS));
      return audio.isPresent() ? 1 : 0;
    }
  }

  private static Words words(String text, String voice) {
    var plain = Words.embedded("account", text);
    return new Words(
        plain.account(),
        plain.text(),
        plain.vendor(),
        plain.choice(),
        plain.label(),
        plain.language(),
        Optional.of(voice),
        plain.engine(),
        plain.instructions(),
        plain.options(),
        plain.cached());
  }
}
