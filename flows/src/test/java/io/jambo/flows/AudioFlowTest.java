package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.call.TerminationReason;
import io.jambo.outbound.Payload;
import io.jambo.testkit.Audio;
import io.jambo.testkit.Reply;
import io.jambo.testkit.WavFile;
import io.jambo.testkit.Weather;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is heard, to the sample; what is sent on the way out; and what play tells of it.
class AudioFlowTest {
  private static final Audio TONE = Audio.tone(1_004, 16_000, 3_000);

  @ParameterizedTest
  @ValueSource(strings = {"PCMU", "PCMA"})
  void aToneFromAFileArrivesWithItsLevelAndNoInsertedSilence(String codec) {
    story(town -> {
      town.app().file("/tone.wav", TONE);
      town.app()
          .onCall(
              "[{\"verb\": \"play\", \"url\": \"http://app.example.test/tone.wav\","
                  + " \"actionHook\": \"/played\"}]");
      var alice = town.alice().codecs(codec);
      alice.calls(town.uri());
      alice.answered();
      alice.seesBye();
      var heard = alice.heard().audio();

      assertThat(heard.carries(TONE, codec)).isTrue();
      assertThat(heard.trimmed().level(1_004)).isCloseTo(16_000, within(160.0));
      assertThat(heard.soundMillis()).isBetween(3_000L, 3_020L);
      assertThat(alice.heard().missing()).isZero();
      assertThat(alice.heard().breaks()).isZero();
      assertThat(town.app().hook("/played"))
          .containsEntry("reason", "playCompleted")
          .containsEntry("playback_seconds", 3L)
          .containsEntry("playback_milliseconds", 3_000L)
          .containsEntry("playback_last_offset_pos", 24_000L);
    });
  }

  @Test
  void anMp3FileIsHeardAsWhatItIs() {
    story(town -> {
      town.app().file("/tone.mp3", "audio/mpeg", tone());
      town.app()
          .onCall(
              "[{\"verb\": \"play\", \"url\": \"http://app.example.test/tone.mp3\","
                  + " \"actionHook\": \"/played\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().trimmed().level(1_000)).isCloseTo(8_000, within(800.0));
      assertThat(alice.heard().audio().soundMillis()).isBetween(950L, 1_200L);
      assertThat(town.app().hook("/played")).containsEntry("reason", "playCompleted");
    });
  }

  private static byte[] tone() {
    try (var file = AudioFlowTest.class.getResourceAsStream("tone.mp3")) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void aPhoneThatIsNotHeardForTwoMinutesIsHungUp() {
    story(town -> {
      town.app()
          .onCall("[{\"verb\": \"play\", \"url\": \"tone_stream://%(1000,0,440);loops=-1\"}]");
      var alice = town.calling("alice").answered();
      alice.hearsSomething();
      town.world().network().weather(alice.host(), Town.NODE, Weather.CUT);
      town.world().passes(ofSeconds(119));
      assertThat(alice.done()).isFalse();
      town.world().passes(ofSeconds(3));

      var bye = alice.seesBye();
      assertThat(bye.headers().first("X-Reason")).hasValue("Media Timeout");
      assertThat(town.ledger().record().reason()).isEqualTo(TerminationReason.FAILED);
    });
  }

  @Test
  void theRecordOfACallTellsHowGoodItsAudioWas() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"play\", \"url\": \"silence_stream://20000\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      var quality = town.ledger().record().quality().orElseThrow();
      assertThat(quality.codec()).isEqualTo("PCMU");
      assertThat(quality.packetsIn()).isBetween(980L, 1_010L);
      assertThat(quality.packetsOut()).isBetween(980L, 1_010L);
      assertThat(quality.lossIn()).isZero();
      assertThat(quality.mos().orElseThrow()).isGreaterThan(4.3);
    });
  }

  @Test
  void aFileThatComesSlowlyIsHeardFromItsFirstMomentsOn() {
    story(town -> {
      town.app()
          .on(
              "/tone.wav",
              Reply.answer(200, "audio/wav", Payload.of(WavFile.of(TONE)))
                  .dribbling(20, ofMillis(100)));
      town.app().onCall("[{\"verb\": \"play\", \"url\": \"http://app.example.test/tone.wav\"}]");
      var alice = town.calling("alice").answered();
      long start = town.world().nanos();
      alice.hearsSomething();

      assertThat(town.world().nanos() - start).isLessThan(ofMillis(500).toNanos());
      alice.seesBye();
      assertThat(alice.heard().audio().carries(TONE, "PCMU")).isTrue();
    });
  }

  @Test
  void filesAndLoopsFollowEachOtherWithoutAGap() {
    story(town -> {
      town.app().file("/a.wav", Audio.tone(500, 8_000, 310));
      town.app().file("/b.wav", Audio.tone(700, 8_000, 230));
      town.app()
          .onCall(
              """
              [{"verb": "play", "loop": 2, "actionHook": "/played",
                "url": ["http://app.example.test/a.wav", "http://app.example.test/b.wav"]}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(town.app().hook("/played")).containsEntry("playback_milliseconds", 1_080L);
      assertThat(alice.heard().audio().trimmed().millis()).isBetween(1_075L, 1_200L);
    });
  }

  @Test
  void aMissingFileIsReportedAndTheNextVerbRuns() {
    story(town -> {
      town.app().on("/missing.wav", Reply.status(404));
      town.app()
          .onCall(
              """
              [{"verb": "play", "url": "http://app.example.test/missing.wav", "actionHook": "/played"},
               {"verb": "say", "text": "and on"}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(town.app().hook("/played"))
          .containsEntry("reason", "playFailed")
          .containsEntry("status", "fail");
      assertThat(town.ledger().alerts()).hasSize(1).first().asString().startsWith("play-url-not");
      assertThat(alice.heard().audio().carries(ToneVoice.of("and on"), "PCMU")).isTrue();
    });
  }

  @Test
  void playStopsAfterItsTime() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"play\", \"url\": \"tone_stream://L=-1;%(1000,0,600)\","
                  + " \"timeoutSecs\": 2, \"actionHook\": \"/played\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().trimmed().millis()).isCloseTo(2_000, within(60L));
      assertThat(town.app().hook("/played")).containsEntry("reason", "playCompleted");
    });
  }

  @Test
  void aCallerWhoHangsUpIsReportedByThePlay() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"play\", \"url\": \"tone_stream://%(1000,0,440);loops=-1\","
                  + " \"actionHook\": \"/played\"}]");
      town.app().on("/played", "[{\"verb\": \"say\", \"text\": \"too late\"}]");
      var alice = town.calling("alice").answered();
      town.passes(ofSeconds(2));
      alice.hangsUp();
      town.passes(ofSeconds(2));

      assertThat(town.app().asked("/played")).hasSize(1);
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
    });
  }

  @Test
  void digitsAreSentAsTelephoneEvents() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"dtmf\", \"dtmf\": \"1w2#W*\", \"duration\": 200}]");
      var alice = town.calling("alice").answered();
      long start = town.world().nanos();
      alice.seesBye();

      assertThat(alice.heard().digits()).isEqualTo("12#*");
      assertThat(alice.heard().missing()).isZero();
      // Six characters of 450 ms each, and 750 ms.
      assertThat((town.world().nanos() - start) / 1_000_000).isCloseTo(3_450, within(60L));
    });
  }

  @Test
  void silenceIsSentWhileNothingPlays() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 4}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().count()).isBetween(195, 203);
      assertThat(alice.heard().audio().isSilent()).isTrue();
      assertThat(alice.heard().missing()).isZero();
    });
  }

  @Test
  void aRoughLineLosesSomeAudioAndNoDigit() {
    for (long seed = 1; seed <= 10; seed++) {
      try (var town = Town.seed(seed)) {
        town.app().onCall("[{\"verb\": \"gather\", \"numDigits\": 8, \"actionHook\": \"/after\"}]");
        var alice = town.calling("alice").answered();
        town.world().network().weather(Weather.ROUGH.withLoss(0.05));
        alice.presses("12344321");
        alice.seesBye();
        assertThat(town.app().hook("/after")).containsEntry("digits", "12344321");
        town.endsClean();
      }
    }
  }
}
