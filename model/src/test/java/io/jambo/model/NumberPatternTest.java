package io.jambo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'^49', '4930', true",
        "'^49', '14930', false",
        "'49', '14930', true",
        "'30$', '4930', true",
        "'^(49|1)\\d{3}$', '1234', true",
        "'^(49|1)\\d{3}$', '12345', false",
        "'^[2-9]\\d+$', '2', false",
        "'^[2-9]\\d+$', '29', true",
        "'^[^0]', '0', false",
        "'^\\+?1617', '1617555', true",
        "'^a.c$', 'abc', true",
        "'^(?:12){2,3}$', '121212', true",
        "'^(?:12){2,3}$', '12121212', false",
        "'^(?<area>30)x*?$', '30xx', true",
        "'', 'anything', true",
        "'^x{,3}$', 'x{,3}', true",
        "'^[\\d\\-]+$', '12-3', true",
        "'^[a-]$', '-', true",
        "'^$', '', true",
      })
  void anExpressionIsSearchedInANumber(String expression, String number, boolean found) {
    assertThat(NumberPattern.regex(expression).orElseThrow().finds(number)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*1",
        "(1",
        "1)",
        "[1",
        "a{3,2}",
        "(?=1)",
        "(?<!1)",
        "(1)\\1",
        "\\b",
        "1**",
        "[9-0]",
        "\\",
        "((a{100}){100}){100}",
        "^*"
      })
  void whatCanNotBeFollowedWithoutGoingBackIsNone(String expression) {
    assertThat(NumberPattern.regex(expression)).isEmpty();
  }

  @Test
  void aPrefixTakesAnyDigitsBehindIt() {
    var prefix = NumberPattern.ofNumber("4930*").orElseThrow();
    assertThat(prefix.finds("4930")).isTrue();
    assertThat(prefix.finds("493012345")).isTrue();
    assertThat(prefix.finds("14930")).isFalse();
    assertThat(prefix.finds("4930x")).isFalse();
  }

  @Test
  void whatWouldTakeForEverGoingBackIsDoneAtOnce() {
    var slow = NumberPattern.regex("^(\\d+)+x(\\d*\\d*\\d*)*$").orElseThrow();
    long before = System.nanoTime();
    assertThat(slow.finds("1".repeat(NumberPattern.LONGEST))).isFalse();
    assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
  }

  @Test
  void randomExpressionsFindWhatTheJdkFinds() {
    var random = new java.util.Random(5);
    String[] parts = {"1", "2", "[12]", "\\d", ".", "(1|2)", "(12)?", "1*", "2+", "(1|22){1,2}"};
    for (int round = 0; round < 5_000; round++) {
      var expression = new StringBuilder(random.nextBoolean() ? "^" : "");
      for (int i = random.nextInt(5); i >= 0; i--) {
        expression.append(parts[random.nextInt(parts.length)]);
      }
      expression.append(random.nextBoolean() ? "$" : "");
      var number = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        number.append(1 + random.nextInt(3));
      }
      assertThat(NumberPattern.regex(expression.toString()).orElseThrow().finds(number.toString()))
          .as("%s in %s", expression, number)
          .isEqualTo(Pattern.compile(expression.toString()).matcher(number).find());
    }
  }
}
