package io.jambo.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Counters;
import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.speech.SpeechOutcome.Failed;
import io.jambo.speech.SpeechOutcome.NotProvisioned;
import io.jambo.speech.SpeechOutcome.Note;
import io.jambo.speech.SpeechOutcome.UnknownVendor;
import io.jambo.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VoicesTest {
  private final StillKit kit = new StillKit();
  private final Counters counters = new Counters();
  private final ScriptedVoice embedded = new ScriptedVoice("embedded");
  private final ScriptedVoice google = new ScriptedVoice("google");

  /// Time that the test sets; nobody waits or forks in these tests.
  private static final class StillKit implements Kit {
    long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public Instant wallClock() {
      return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public RandomGenerator random() {
      return new Random(1);
    }

    @Override
    public Fork fork(String name, Runnable body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Fork forkLoop(String name, Runnable body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean await(Gate gate, long deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void open(Gate gate) {
      throw new UnsupportedOperationException();
    }
  }

  private Voices voices(SpeechSettings settings, Synthesizer... synthesizers) {
    return new Voices(kit, settings, List.of(synthesizers), counters);
  }

  private static SpeechSettings bytes(long cacheBytes) {
    return new SpeechSettings(true, false, false, Duration.ofHours(24), cacheBytes);
  }

  private static Words words(String vendor, Words.Choice choice) {
    return new Words(
        "account",
        "hello there",
        vendor,
        choice,
        Optional.of("label"),
        "de-DE",
        Optional.of("voice"),
        Optional.of("neural"),
        Optional.empty(),
        Json.object(),
        true);
  }

  private static Words saying(String text) {
    return Words.embedded("account", text);
  }

  private static SpeechOutcome.Spoken spoken(SpeechOutcome outcome) {
    assertThat(outcome).isInstanceOf(SpeechOutcome.Spoken.class);
    return (SpeechOutcome.Spoken) outcome;
  }

  /// The first sample of each piece, up to the end.
  private static List<Integer> heard(SpeechOutcome outcome) {
    var firsts = new ArrayList<Integer>();
    try (var utterance = spoken(outcome).utterance()) {
      var piece = utterance.next();
      while (piece.isPresent()) {
        firsts.add((int) piece.get().samples()[0]);
        piece = utterance.next();
      }
    }
    return firsts;
  }

  @Test
  void theVendorThatWasWantedSpeaksWhenItIsThere() {
    var outcome =
        voices(SpeechSettings.DEFAULTS, embedded, google)
            .speak(words("Google", Words.Choice.NAMED));
    assertThat(spoken(outcome).vendor()).isEqualTo("google");
    assertThat(spoken(outcome).notes()).isEmpty();
    assertThat(heard(outcome)).containsExactly(101, 102);
    assertThat(google.closed).isOne();
    assertThat(
            counters.value(
                "jambo_speech_requests_total{vendor=\"google\",kind=\"tts\",result=\"ok\"}"))
        .isOne();
  }

  /// verbs.md 2.3.1, row by row.
  @ParameterizedTest
  @CsvSource({
    "DEFAULTED, true, false, true",
    "DEFAULTED, true, true, true",
    "NAMED, true, true, true",
    "NAMED, true, false, false",
    "DEFAULTED, false, false, false",
    "DEFAULTED, false, true, false",
    "NAMED, false, true, false"
  })
  void theEmbeddedEngineStandsInWhereItMay(
      Words.Choice choice, boolean fallback, boolean development, boolean standsIn) {
    var settings =
        new SpeechSettings(fallback, development, false, Duration.ofHours(24), 1_000_000);
    var outcome = voices(settings, embedded).speak(words("google", choice));
    if (standsIn) {
      assertThat(spoken(outcome).vendor()).isEqualTo("embedded");
      assertThat(spoken(outcome).notes())
          .containsExactly(new Note("tts-not-provisioned", "google"));
      assertThat(embedded.spoken.getFirst().voice()).isEmpty();
      assertThat(embedded.spoken.getFirst().label()).isEmpty();
    } else {
      assertThat(outcome).isEqualTo(new NotProvisioned("google"));
    }
  }

  @Test
  void anAccountIsToldOnceADayThatTheEmbeddedEngineStandsIn() {
    var voices = voices(SpeechSettings.DEFAULTS, embedded);
    var note = new Note("tts-not-provisioned", "google");
    var words = words("google", Words.Choice.DEFAULTED);

    assertThat(spoken(voices.speak(words)).notes()).containsExactly(note);
    assertThat(spoken(voices.speak(words)).notes()).isEmpty();
    assertThat(spoken(voices.speak(words("aws", Words.Choice.DEFAULTED))).notes()).hasSize(1);
    kit.now += Duration.ofDays(1).toNanos();
    assertThat(spoken(voices.speak(words)).notes()).containsExactly(note);
  }

  @ParameterizedTest
  @CsvSource({"nobody", "custom:", "''", "googles"})
  void aVendorThatDoesNotExistIsUnknownEvenInDevelopment(String vendor) {
    assertThat(
            voices(SpeechSettings.DEVELOPMENT, embedded)
                .speak(words(vendor, Words.Choice.DEFAULTED)))
        .isEqualTo(new UnknownVendor(vendor));
  }

  @ParameterizedTest
  @CsvSource({
    "polly, aws",
    "azure, microsoft",
    "openai, whisper",
    "custom:mine, custom:mine",
    "IBM, ibm"
  })
  void aVendorIsKnownByItsAliases(String written, String vendor) {
    assertThat(voices(SpeechSettings.DEFAULTS).speak(words(written, Words.Choice.NAMED)))
        .isEqualTo(new NotProvisioned(vendor));
  }

  @Test
  void aVendorThatFailsBeforeItsFirstWordHasFailed() {
    google.failAfter = 0;
    var voices = voices(SpeechSettings.DEFAULTS, embedded, google);
    assertThat(voices.speak(words("google", Words.Choice.NAMED)))
        .isEqualTo(new Failed(SpeechFailure.Kind.TIMEOUT, "asked to fail"));
    assertThat(google.closed).isOne();
  }

  @Test
  void whatWasSaidOnceIsNotMadeAgain() {
    var voices = voices(SpeechSettings.DEFAULTS, embedded);
    var first = heard(voices.speak(saying("one two three")));
    var second = voices.speak(saying("one two three"));
    assertThat(spoken(second).fromCache()).isTrue();
    assertThat(heard(second)).isEqualTo(first).hasSize(3);
    assertThat(embedded.spoken).hasSize(1);
    assertThat(voices.cachedBytes()).isEqualTo(600);
    assertThat(counters.value("jambo_tts_cache_total{result=\"hit\"}")).isOne();
    assertThat(counters.value("jambo_tts_cache_total{result=\"miss\"}")).isOne();
  }

  static Stream<UnaryOperator<Words>> differences() {
    return Stream.of(
        w -> change(w, "other", w.text(), w.language(), w.voice(), w.engine(), w.options()),
        w -> change(w, w.account(), "other", w.language(), w.voice(), w.engine(), w.options()),
        w -> change(w, w.account(), w.text(), "en-GB", w.voice(), w.engine(), w.options()),
        w ->
            change(
                w, w.account(), w.text(), w.language(), Optional.of("v"), w.engine(), w.options()),
        w ->
            change(
                w, w.account(), w.text(), w.language(), Optional.of(""), w.engine(), w.options()),
        w ->
            change(
                w, w.account(), w.text(), w.language(), w.voice(), Optional.of("e"), w.options()),
        w ->
            change(
                w,
                w.account(),
                w.text(),
                w.language(),
                w.voice(),
                w.engine(),
                Json.object().with("speed", 2)));
  }

  private static Words change(
      Words words,
      String account,
      String text,
      String language,
      Optional<String> voice,
      Optional<String> engine,
      Json.Obj options) {
    return new Words(
        account,
        text,
        words.vendor(),
        words.choice(),
        words.label(),
        language,
        voice,
        engine,
        words.instructions(),
        options,
        words.cached());
  }

  @ParameterizedTest
  @MethodSource("differences")
  void wordsThatDifferInAnythingShareNoAudio(UnaryOperator<Words> difference) {
    var voices = voices(SpeechSettings.DEFAULTS, embedded);
    var one = heard(voices.speak(saying("hello")));
    assertThat(heard(voices.speak(difference.apply(saying("hello"))))).isNotEqualTo(one);
    assertThat(embedded.spoken).hasSize(2);
  }

  @Test
  void fieldsDoNotRunIntoEachOther() {
    var secret = new byte[32];
    var one =
        change(saying("x"), "a", "x", "en", Optional.of("v=e"), Optional.empty(), Json.object());
    var two =
        change(saying("x"), "a", "x", "en", Optional.of("v"), Optional.of("e"), Json.object());
    assertThat(SpeechKey.of(secret, one)).isNotEqualTo(SpeechKey.of(secret, two));
    assertThat(SpeechKey.of(secret, one)).isEqualTo(SpeechKey.of(secret, one));
    assertThat(SpeechKey.of(new byte[] {1}, one)).isNotEqualTo(SpeechKey.of(secret, one));
    assertThat(SpeechKey.of(secret, one).name()).matches("tts:a:[0-9a-f]{64}");
  }

  @Test
  void disableTtsCacheNeitherReadsNorWrites() {
    var voices = voices(SpeechSettings.DEFAULTS, embedded);
    var once = saying("hello");
    var uncached =
        new Words(
            once.account(),
            once.text(),
            once.vendor(),
            once.choice(),
            once.label(),
            once.language(),
            once.voice(),
            once.engine(),
            once.instructions(),
            once.options(),
            false);
    heard(voices.speak(uncached));
    assertThat(voices.cachedBytes()).isZero();
    heard(voices.speak(once));
    assertThat(spoken(voices.speak(uncached)).fromCache()).isFalse();
  }

  @Test
  void audioIsForgottenAfterItsLife() {
    var voices = voices(SpeechSettings.DEFAULTS, embedded);
    heard(voices.speak(saying("hello")));
    kit.now += Duration.ofHours(24).toNanos() - 1;
    assertThat(spoken(voices.speak(saying("hello"))).fromCache()).isTrue();
    kit.now += 1;
    assertThat(spoken(voices.speak(saying("hello"))).fromCache()).isFalse();
    assertThat(voices.cachedBytes()).isZero();
  }

  @Test
  void whatWasHeardLongestAgoLeavesFirst() {
    var voices = voices(bytes(1_600), embedded);
    for (int i = 0; i < 8; i++) {
      heard(voices.speak(saying("text" + i)));
    }
    assertThat(voices.cachedBytes()).isEqualTo(1_600);
    heard(voices.speak(saying("text0")));
    heard(voices.speak(saying("one-more")));
    assertThat(voices.cachedBytes()).isEqualTo(1_400);
    assertThat(spoken(voices.speak(saying("text0"))).fromCache()).isTrue();
    assertThat(spoken(voices.speak(saying("text1"))).fromCache()).isFalse();
  }

  @Test
  void oneLongTextDoesNotEmptyTheCache() {
    var voices = voices(bytes(1_600), embedded);
    heard(voices.speak(saying("short")));
    heard(voices.speak(saying("much too long")));
    assertThat(voices.cachedBytes()).isEqualTo(200);
    assertThat(spoken(voices.speak(saying("short"))).fromCache()).isTrue();
  }

  @Test
  void aCacheOfNoBytesIsSwitchedOff() {
    var voices = voices(bytes(0), embedded);
    heard(voices.speak(saying("hello")));
    assertThat(heard(voices.speak(saying("hello")))).containsExactly(201);
    assertThat(voices.cachedBytes()).isZero();
  }

  @Test
  void whatFailedOrWasCutOffIsNotKept() {
    var voices = voices(SpeechSettings.DEFAULTS, embedded);
    embedded.failAfter = 2;
    var broken = spoken(voices.speak(saying("one two three"))).utterance();
    assertThat(broken.next()).isPresent();
    assertThat(broken.next()).isPresent();
    assertThatThrownBy(broken::next).isInstanceOf(SpeechFailure.class);
    broken.close();
    embedded.failAfter = Integer.MAX_VALUE;
    var cutOff = spoken(voices.speak(saying("one two three"))).utterance();
    assertThat(cutOff.next()).isPresent();
    cutOff.close();
    assertThat(cutOff.next()).isEmpty();
    assertThat(voices.cachedBytes()).isZero();
  }
}
