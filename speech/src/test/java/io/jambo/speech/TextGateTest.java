package io.jambo.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextGateTest {
  private static final Pattern SAFE = Pattern.compile("[ -~]{1,300}");
  private static final Pattern LONG_RUN = Pattern.compile("[!-/:-@\\[-`{-~]{3}");
  private static final Pattern LONG_WORD = Pattern.compile("[^ ]{41}");

  private static List<String> passed(String text) {
    return TextGate.pass(text).stream().map(SafeText::value).toList();
  }

  private static void assertObeysTheGate(String text) {
    for (var portion : passed(text)) {
      assertThat(portion).matches(SAFE);
      assertThat(LONG_RUN.matcher(portion).find()).as(portion).isFalse();
      assertThat(LONG_WORD.matcher(portion).find()).as(portion).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'Hello, world.', 'Hello, world.'
          'Grüße aus Köln', 'Gruesse aus Koeln'
          'u\u0308ber', 'ueber'
          'Crème brûlée à la Łódź', 'Creme brulee a la Lodz'
          'Ærø, Åse, Þór', 'Aeroe, Aase, Thor'
          '“Yes” – it’s 5 €', '"Yes" - it''s 5 euro'
          'wait... what?!?!', 'wait. what?'
          'a -- b', 'a -- b'
          '½ of 20°', '1/2 of 20 degrees'
          'ﬁne №5', 'fine No5'
          'one\ttwo\r\nthree\u00A0\u2009four', 'one two three four'
          'Привет John', 'John'
          'soft\u00ADhyphen and\u200B zero', 'softhyphen and zero'
          """)
  void writesTextAsAnEnglishVoiceCanReadIt(String text, String safe) {
    assertThat(passed(text)).containsExactly(safe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "Привет мир", "你好", "!!!", ". . .", "\u0000\u0001", "🙂🙂"})
  void nothingToSayIsNoPortion(String text) {
    assertThat(passed(text)).isEmpty();
  }

  @Test
  void whatKillsFliteDoesNotPass() {
    assertThat(passed("a" + "!".repeat(5_000) + "b")).containsExactly("a!b");
    assertThat(passed("x".repeat(100)))
        .containsExactly("x".repeat(40) + " " + "x".repeat(40) + " " + "x".repeat(20));
    assertObeysTheGate("x".repeat(100_000));
    assertObeysTheGate("!a".repeat(10_000));
    assertObeysTheGate("\u2026".repeat(10_000));
    assertObeysTheGate("\uFDFA".repeat(1_000));
  }

  @Test
  void longTextIsCutAtSentencesAndNothingIsLost() {
    var sentence = "This is a sentence of some length, with a clause in its middle. ";
    var portions = passed(sentence.repeat(50));
    assertThat(portions).allSatisfy(portion -> assertThat(portion).endsWith("middle."));
    assertThat(String.join(" ", portions)).isEqualTo(sentence.repeat(50).strip());
  }

  @Test
  void theFirstPortionIsShortSoThatSpeechBeginsSoon() {
    var text = "Welcome to the house of a thousand rooms, where every caller finds a door. ";
    assertThat(passed(text.repeat(4)).getFirst().length()).isLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noTextEverBreaksTheGate(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      assertObeysTheGate(hostile(random));
    }
  }

  @Test
  void anEngineTakesNothingElse() {
    for (var text :
        List.of("a...b", "x".repeat(41), "a ".repeat(151), "café", "tab\t", "bell\u0007")) {
      assertThatThrownBy(() -> new SafeText(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new SafeText("a secret").toString()).isEqualTo("8 characters");
  }

  /// Runs of like characters of every kind, with lengths around the bounds.
  private static String hostile(Random random) {
    int runs = 1 + random.nextInt(12);
    return random
        .ints(runs, 0, 9)
        .mapToObj(kind -> run(random, kind))
        .collect(Collectors.joining());
  }

  private static String run(Random random, int kind) {
    int length = random.nextInt(8) == 0 ? random.nextInt(1_200) : random.nextInt(90);
    int fixed = 0x20 + random.nextInt(0x60);
    return random
        .ints(length, 0, Integer.MAX_VALUE)
        .map(any ->
            switch (kind) {
              case 0 -> 'a' + any % 26;
              case 1 -> "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".charAt(any % 32);
              case 2 -> fixed;
              case 3 -> any % 0x20;
              case 4 -> 0xA0 + any % 0x500;
              case 5 -> 0x2000 + any % 0x1000;
              case 6 -> any % 0x110000;
              case 7 -> any % 3 == 0 ? ' ' : '.';
              default -> any % 7 == 0 ? ' ' : '0' + any % 10;
            })
        .mapToObj(TextGateTest::character)
        .collect(Collectors.joining());
  }

  /// Halves of surrogate pairs included: a text may hold them.
  private static String character(int codePoint) {
    return codePoint < 0x10000
        ? String.valueOf((char) codePoint)
        : new String(Character.toChars(codePoint));
  }
}
