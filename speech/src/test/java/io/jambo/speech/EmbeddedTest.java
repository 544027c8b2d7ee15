package io.jambo.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.wire.Json;
import io.jambo.wire.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
  private final List<String> asked = new ArrayList<>();
  private final Embedded embedded =
      new Embedded(List.of(new NotingEngine("kal", "slt"), new NotingEngine("kevin16")));

  /// Notes voice and text, and makes one sample a character.
  private final class NotingEngine implements VoiceEngine {
    private final List<String> voices;

    NotingEngine(String... voices) {
      this.voices = List.of(voices);
    }

    @Override
    public List<String> voices() {
      return voices;
    }

    @Override
    public Pcm speak(String voice, SafeText text) {
      asked.add(voice + ": " + text.value());
      return new Pcm(16_000, new short[text.value().length()]);
    }

    @Override
    public void close() {
      asked.add("closed");
    }
  }

  private static Words in(String language, String voice) {
    return new Words(
        "account",
        "Hi.",
        "embedded",
        Words.Choice.NAMED,
        Optional.empty(),
        language,
        Optional.of(voice),
        Optional.empty(),
        Optional.empty(),
        Json.object(),
        true);
  }

  @Test
  void listsItsVoicesInThePublicOrder() {
    assertThat(embedded.voices()).containsExactly("slt", "kal", "kevin16");
    assertThatThrownBy(() -> new Embedded(List.of(new NotingEngine())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVoiceSpeaksThroughItsEngineAndAnUnknownOneThroughTheFirst() {
    embedded.speak(in("en-US", "kevin16")).next();
    embedded.speak(in("fr-FR", "Amélie")).next();
    embedded.speak(Words.embedded("account", "Ho.")).next();
    assertThat(asked).containsExactly("kevin16: Hi.", "slt: Hi.", "slt: Ho.");
  }

  @Test
  void speaksPortionByPortionAndOnlyWhenAsked() {
    var text =
        "This sentence is long enough to be a portion of its own, is it not? Yes, it is so. ";
    var utterance = embedded.speak(Words.embedded("account", text.repeat(3)));
    assertThat(asked).isEmpty();
    assertThat(utterance.next()).isPresent();
    assertThat(asked).hasSize(1);
    utterance.close();
    assertThat(utterance.next()).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void aBreakIsSilenceOfItsLength() {
    var utterance =
        embedded.speak(Words.embedded("account", "<speak>a<break time='250ms'/>b</speak>"));
    assertThat(utterance.next().orElseThrow().samples()).hasSize(1);
    assertThat(utterance.next().orElseThrow().millis()).isEqualTo(250);
    assertThat(utterance.next()).isPresent();
    assertThat(utterance.next()).isEmpty();
    assertThat(asked).containsExactly("slt: a", "slt: b");
  }

  @Test
  void textThatNoEnglishVoiceCanSayIsReported() {
    assertThatThrownBy(() -> embedded.speak(Words.embedded("account", "Привет")))
        .isInstanceOfSatisfying(
            SpeechFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.VOICE));
    assertThat(embedded.speak(Words.embedded("account", " ")).next()).isEmpty();
    assertThat(embedded.speak(Words.embedded("account", "<speak><break/></speak>")).next())
        .isPresent();
  }

  @Test
  void closesItsEngines() {
    embedded.close();
    assertThat(asked).containsExactly("closed", "closed");
  }
}
