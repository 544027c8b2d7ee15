package io.jambo.speech.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Cancelled;
import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Scope;
import io.jambo.speech.Embedded;
import io.jambo.speech.SafeText;
import io.jambo.speech.SpeechFailure;
import io.jambo.speech.SpeechSettings;
import io.jambo.speech.TextGate;
import io.jambo.speech.VoiceEngine;
import io.jambo.speech.Words;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalVoicesTest {
  private static final int ENGINES = 4;
  private static final Kit kit = new RealKit();
  private static Embedded embedded = LocalVoices.open(kit, SpeechSettings.DEVELOPMENT);

  @BeforeAll
  static void everyVoiceIsThereBeforeTheFirstWord() {
    assertThat(embedded.voices()).isNotEmpty();
  }

  @AfterAll
  static void close() {
    embedded.close();
  }

  private static <T> Workers<T> workers(T tool) {
    return Workers.ready(kit, "test", 1, () -> tool, _ -> {});
  }

  private static double rms(Pcm pcm) {
    double sum = 0;
    for (short sample : pcm.samples()) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, pcm.samples().length));
  }

  private static void assertSpeaks(VoiceEngine engine, String voice) {
    var hello = engine.speak(voice, new SafeText("Hello, how are you?"));
    assertThat(hello.millis()).as(voice).isBetween(700L, 2_500L);
    assertThat(rms(hello)).as(voice).isGreaterThan(500);
    var longer = engine.speak(voice, new SafeText("Hello, how are you on this fine morning?"));
    assertThat(longer.millis()).as(voice).isGreaterThan(hello.millis() + 300);
  }

  @Test
  void freeTtsSpeaksOnAnyMachine() {
    try (var engine = FreeTts.ready(kit)) {
      assertThat(engine.voices()).containsExactly("kevin16");
      assertSpeaks(engine, "kevin16");
      assertThat(engine.speak("kevin16", new SafeText("Hello")).rate()).isEqualTo(16_000);
      var once = engine.speak("kevin16", new SafeText("Hello")).samples();
      assertThat(engine.speak("kevin16", new SafeText("Hello")).samples()).isEqualTo(once);
    }
  }

  /// Two that loaded at the same time broke one another now and then.
  @Test
  void voicesThatAreLoadedAtTheSameTimeAllSpeak() {
    try (var scope = new Scope(kit)) {
      var loaded = new Inbox<FreeTts>(kit, ENGINES);
      for (int i = 0; i < ENGINES; i++) {
        var _ = scope.fork("load", () -> assertThat(loaded.offer(FreeTts.ready(kit))).isTrue());
      }
      for (int i = 0; i < ENGINES; i++) {
        try (var engine = loaded.take(kit.in(Duration.ofSeconds(30))).orElseThrow()) {
          assertThat(engine.speak("kevin16", new SafeText("Hello")).millis()).isPositive();
        }
      }
    }
  }

  @Test
  void fliteSpeaksWhereItIsInstalledAndIsPassedOverWhereNot() {
    assertThat(Flite.open(kit, "libno-such-voice.so.1")).isEmpty();
    var flite = Flite.open(kit);
    assertThat(embedded.voices().contains("rms"))
        .isEqualTo(flite.map(engine -> engine.voices().contains("rms")).orElse(false));
    for (var engine : flite.stream().toList()) {
      engine.voices().forEach(voice -> assertSpeaks(engine, voice));
      engine.close();
    }
  }

  @Test
  void withoutNativeVoicesNoLibraryIsLoaded() {
    try (var pure = LocalVoices.open(kit, SpeechSettings.DEFAULTS)) {
      assertThat(pure.voices()).containsExactly("kevin16");
    }
  }

  @Test
  void hostileTextsThatPassTheGateAreSpokenUnharmed() {
    var random = new Random(11);
    for (int i = 0; i < 30; i++) {
      var text =
          random
              .ints(random.nextInt(600), 0, 4)
              .mapToObj(kind ->
                  switch (kind) {
                    case 0 -> "?!.,-".charAt(random.nextInt(5)) + "";
                    case 1 -> String.valueOf((char) ('a' + random.nextInt(26)));
                    case 2 -> String.valueOf((char) random.nextInt(0x3000));
                    default -> ("" + random.nextInt(10)).repeat(random.nextInt(9));
                  })
              .collect(Collectors.joining());
      if (!TextGate.pass(text).isEmpty()) {
        try (var utterance = embedded.speak(quickly(text))) {
          assertThat(utterance.next()).isPresent();
        }
      }
    }
  }

  /// By the voice that takes the least time.
  private static Words quickly(String text) {
    var words = Words.embedded("account", text);
    return new Words(
        words.account(),
        words.text(),
        words.vendor(),
        words.choice(),
        words.label(),
        words.language(),
        Optional.of("kal"),
        words.engine(),
        words.instructions(),
        words.options(),
        words.cached());
  }

  @Test
  void manyCallersAreServedAtOnce() {
    var heard = new Inbox<Long>(kit, 100);
    try (var scope = new Scope(kit)) {
      for (int i = 0; i < 40; i++) {
        var words = Words.embedded("account", "You are caller number " + i + ".");
        var _ =
            scope.fork(
                "caller",
                () ->
                    assertThat(heard.offer(embedded.speak(words).next().orElseThrow().millis()))
                        .isTrue());
      }
      for (int i = 0; i < 40; i++) {
        assertThat(heard.take(kit.in(Duration.ofSeconds(30))).orElseThrow()).isGreaterThan(800);
      }
    }
  }

  @Test
  void aCallerWhoIsCancelledLeavesAndHisWorkIsNotBegun() {
    var started = new Gate();
    var held = new Gate();
    var left = new Gate();
    var begun = new AtomicBoolean();
    var workers = workers("tool");
    try (workers;
        var scope = new Scope(kit)) {
      var _ =
          scope.fork(
              "first",
              () ->
                  workers.call(_ -> {
                    kit.open(started);
                    boolean _ = kit.await(held, Kit.NEVER);
                    return new Pcm(8_000, new short[1]);
                  }));
      assertThat(kit.await(started, kit.in(Duration.ofSeconds(10)))).isTrue();
      var second =
          scope.fork(
              "second",
              () -> {
                try {
                  workers.call(_ -> {
                    begun.set(true);
                    return new Pcm(8_000, new short[1]);
                  });
                } catch (Cancelled stop) {
                  kit.open(left);
                  throw stop;
                }
              });
      second.cancel();
      assertThat(kit.await(left, kit.in(Duration.ofSeconds(10)))).isTrue();
      kit.open(held);
      assertThat(workers.call(_ -> new Pcm(8_000, new short[7])).samples()).hasSize(7);
      assertThat(begun).isFalse();
    }
  }

  @Test
  void anEngineThatFailsFailsOneCallerOnly() {
    var calls = new AtomicInteger();
    try (var workers = workers(calls)) {
      assertThatThrownBy(() ->
              workers.call(_ -> {
                throw new AssertionError("as FreeTTS does");
              }))
          .isInstanceOf(SpeechFailure.class);
      assertThat(workers.call(_ -> new Pcm(8_000, new short[1])).samples()).hasSize(1);
    }
  }

  @Test
  void aClosedEngineRefusesInsteadOfWaiting() {
    var workers = workers("tool");
    workers.close();
    assertThatThrownBy(() -> workers.call(_ -> new Pcm(8_000, new short[1])))
        .isInstanceOfSatisfying(
            SpeechFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.QUOTA));
  }

  @Test
  void anEngineThatCannotBeLoadedStopsTheStart() {
    assertThatThrownBy(() ->
            Workers.<String>ready(
                kit,
                "test",
                1,
                () -> {
                  throw new Error("as FreeTTS does");
                },
                _ -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEngineThatIsLoadedWhenAskedForLoadsNothingBefore() {
    var loaded = new AtomicInteger();
    try (var workers = Workers.whenAsked(kit, "test", 1, loaded::incrementAndGet, _ -> {})) {
      assertThat(loaded).hasValue(0);
      assertThat(workers.call(_ -> new Pcm(8_000, new short[1])).rate()).isEqualTo(8_000);
      assertThat(loaded).hasValue(1);
    }
  }

  @Test
  void whatWasLoadedIsUnloadedAtTheEnd() {
    var unloaded = new Gate();
    Workers.ready(kit, "test", 1, () -> "tool", _ -> kit.open(unloaded)).close();
    assertThat(kit.await(unloaded, kit.in(Duration.ofSeconds(10)))).isTrue();
  }
}
