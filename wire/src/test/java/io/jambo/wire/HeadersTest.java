package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  private static final Headers SOME =
      Headers.of(
          List.of(
              new Header("Via", "one"),
              new Header("v", "two"),
              new Header("X-Odd.Name", "kept"),
              new Header("VIA", "three")));

  @Test
  void namesMatchInAnyCaseLongOrCompact() {
    assertThat(SOME.lines("via")).containsExactly("one", "two", "three");
    assertThat(SOME.lines("V")).containsExactly("one", "two", "three");
    assertThat(SOME.first("x-odd.name")).contains("kept");
    assertThat(SOME.first("x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a,Accept-Contact",
    "b,Referred-By",
    "c,Content-Type",
    "d,Request-Disposition",
    "e,Content-Encoding",
    "f,From",
    "i,Call-ID",
    "j,Reject-Contact",
    "k,Supported",
    "l,Content-Length",
    "m,Contact",
    "n,Identity-Info",
    "o,Event",
    "r,Refer-To",
    "s,Subject",
    "t,To",
    "u,Allow-Events",
    "v,Via",
    "x,Session-Expires",
    "y,Identity"
  })
  void everyCompactNameIsKnown(String compact, String name) {
    assertThat(Headers.NONE.plus(compact, "1").first(name)).contains("1");
    assertThat(Headers.NONE.plus(name, "1").first(compact)).contains("1");
  }

  @Test
  void oneFieldTakesThePlaceOfAllOfItsName() {
    assertThat(SOME.with("Via", "new"))
        .containsExactly(new Header("Via", "new"), new Header("X-Odd.Name", "kept"));
    assertThat(SOME.with("To", "new")).hasSize(5).endsWith(new Header("To", "new"));
  }

  @Test
  void fieldsAreAddedAtBothEndsAndTakenAway() {
    assertThat(SOME.onTop("Via", "zero").lines("Via")).startsWith("zero", "one");
    assertThat(SOME.plus("Via", "four").lines("Via")).endsWith("three", "four");
    assertThat(SOME.without("via")).containsExactly(new Header("X-Odd.Name", "kept"));
    assertThat(SOME).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a                            | a
          a, b ,c                      | a / b / c
          "a, b" <c,d>, e              | "a, b" <c,d> / e
          "a\\", b", c                  | "a\\", b" / c
          a,,b, ,                      | a / b
          "open, b                     | "open, b
          <open, b                     | <open, b
          x;y (one, two), z            | x;y (one, two) / z
          sip:a(b@h, c)                | sip:a(b@h / c)
          """)
  void valuesOnOneLineAreTakenApartAtCommas(String line, String values) {
    assertThat(String.join(" / ", Headers.NONE.plus("Contact", line).values("m")))
        .isEqualTo(values);
  }

  @Test
  void valuesOfAllLinesComeInOrder() {
    var headers = Headers.NONE.plus("Route", "<sip:a>, <sip:b>").plus("Route", "<sip:c>");

    assertThat(headers.values("Route")).containsExactly("<sip:a>", "<sip:b>", "<sip:c>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\rb", "a\0b"})
  void aValueThatBreaksTheLineCannotBeBuilt(String value) {
    assertThat(Header.isClean(value)).isFalse();
    assertThatThrownBy(() -> Headers.NONE.plus("X-A", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header that breaks the line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X A", "X:", "X\r\n", "Ü", "X\0"})
  void aNameThatIsNoTokenCannotBeBuilt(String name) {
    assertThat(Header.isName(name)).isFalse();
    assertThatThrownBy(() -> new Header(name, "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void applicationsMayNotSendControls() {
    assertThat(Header.isClean("Jérôme\t\"x\" \ud83d\ude00")).isTrue();
    assertThat(Header.isClean("\u0007")).isFalse();
    assertThat(Header.isClean("\u007f")).isFalse();
    assertThat(Header.isClean("\u0085")).isFalse();
  }

  @Test
  void theirTextIsNoSecret() {
    assertThat(SOME).hasToString("4 headers");
  }
}
