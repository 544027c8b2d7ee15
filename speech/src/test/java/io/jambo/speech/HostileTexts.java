package io.jambo.speech;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts that an application should not send and may: endless, by a seeded random.
public final class HostileTexts {
  /// Longest words and numbers, in characters; the longest texts are a few of these.
  private static final int LONG = 100_000;

  private static final int NORMAL = 400;

  /// Characters with a will of their own: controls, directions, joiners, halves of pairs.
  private static final String ODD =
      "\0\u0001\u0007\b\t\n\u000b\f\r\u001b\u007f\u0085\u00a0\u00ad\u061c\u200b\u200d\u200e\u200f"
          + "\u2028\u2029\u202a\u202e\u2066\u2069\ud800\udbff\udc00\udfff\ufe0f\ufeff\ufffd\uffff";

  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private static final List<String> WORDS =
      List.of(
          "hello",
          "e.g.",
          "Mr.",
          "$1e9",
          "1/0",
          "0x7f",
          "-0",
          "%n%s%x",
          "../../etc",
          "'; --",
          "http://a",
          "a@b",
          "12:60",
          "32/13/99",
          "1e999",
          "NaN",
          "IV",
          "x".repeat(45),
          "\ud83d\ude00",
          "\u0661\u0662",
          "\u5de8",
          "\u0627",
          "\u0e01\u0e33",
          "e\u0301\u0301\u0301",
          "\ufb03",
          "\u2460");

  private static final List<String> TAGS =
      List.of(
          "<speak>",
          "</speak>",
          "<p>",
          "</p>",
          "<break time='1s'/>",
          "<break time='-1s'/>",
          "<break time='999999999999s'/>",
          "<say-as interpret-as='digits'>",
          "</say-as>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE a [<!ENTITY b \"c\">]>",
          "&b;",
          "&#0;",
          "&#x110000;",
          "&lt;speak&gt;",
          "<audio src='file:///etc/passwd'/>",
          "<",
          ">",
          "<a b=",
          "<sub alias='");

  private static final List<Function<RandomGenerator, String>> KINDS =
      List.of(
          random -> some(random, NORMAL, HostileTexts::odd),
          random -> some(random, NORMAL, HostileTexts::anyCharacter),
          random -> some(random, NORMAL, HostileTexts::codePoint),
          random -> some(random, NORMAL, HostileTexts::punctuation),
          random -> some(random, NORMAL, HostileTexts::word),
          random -> some(random, NORMAL, HostileTexts::digit),
          random -> "<speak>" + some(random, NORMAL, HostileTexts::tag) + "</speak>",
          random -> "<speak>" + some(random, NORMAL, r -> tag(r) + word(r)),
          random -> nested(1 + random.nextInt(LONG / 10)),
          random -> one(random, HostileTexts::letter).repeat(1 + random.nextInt(LONG)),
          random -> one(random, HostileTexts::punctuation).repeat(1 + random.nextInt(LONG)),
          random -> one(random, HostileTexts::odd).repeat(1 + random.nextInt(LONG)),
          random -> one(random, HostileTexts::digit).repeat(1 + random.nextInt(LONG / 10)),
          random -> one(random, HostileTexts::tag).repeat(1 + random.nextInt(LONG / 20)),
          random -> some(random, 20, r -> odd(r) + word(r) + punctuation(r) + tag(r)));

  private HostileTexts() {}

  /// One more.
  public static String next(RandomGenerator random) {
    return KINDS.get(random.nextInt(KINDS.size())).apply(random);
  }

  /// Each kind in turn: a short run has seen all.
  public static Stream<String> first(int count, RandomGenerator random) {
    return IntStream.range(0, count).mapToObj(i -> KINDS.get(i % KINDS.size()).apply(random));
  }

  private static String some(
      RandomGenerator random, int most, Function<RandomGenerator, String> part) {
    return IntStream.range(0, 1 + random.nextInt(most))
        .mapToObj(_ -> part.apply(random))
        .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
  }

  private static String one(RandomGenerator random, Function<RandomGenerator, String> part) {
    return part.apply(random);
  }

  /// Opened over and over, and sometimes closed.
  private static String nested(int depth) {
    return "<speak>" + "<p>".repeat(depth) + "deep" + (depth % 2 == 0 ? "" : "</p>".repeat(depth));
  }

  private static String odd(RandomGenerator random) {
    return among(random, ODD);
  }

  private static String punctuation(RandomGenerator random) {
    return among(random, PUNCTUATION);
  }

  private static String among(RandomGenerator random, String characters) {
    return String.valueOf(characters.charAt(random.nextInt(characters.length())));
  }

  private static String anyCharacter(RandomGenerator random) {
    return String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1));
  }

  private static String codePoint(RandomGenerator random) {
    return Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
  }

  private static String letter(RandomGenerator random) {
    return String.valueOf((char) ('a' + random.nextInt(26)));
  }

  private static String digit(RandomGenerator random) {
    return String.valueOf(random.nextInt(10));
  }

  private static String word(RandomGenerator random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String tag(RandomGenerator random) {
    return TAGS.get(random.nextInt(TAGS.size()));
  }
}
