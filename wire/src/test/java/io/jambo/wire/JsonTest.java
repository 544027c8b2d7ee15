package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "\"x\"",
        "0",
        "-1",
        "2.50",
        "1E+3",
        "12345678901234567890.12345678901234567890",
        "{\"b\":1,\"a\":[{},[],null,false]}",
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000é\ud83d\ude00\"",
        "{\"\":\"\"}"
      })
  void aCompactTextIsPrintedAsItWasRead(String text) {
    assertThat(parse(text).print()).isEqualTo(text);
    assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8)).ok()).contains(parse(text));
  }

  @Test
  void blanksAndAMarkAtTheFrontAreNothing() {
    assertThat(parse("\ufeff \n[ 1 ,\t2 ] \r\n")).isEqualTo(Json.array(Json.of(1), Json.of(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "nul",
        "01",
        "+1",
        ".5",
        "1.",
        "NaN",
        "Infinity",
        "\"a",
        "\"\\x\"",
        "\"a\nb\"",
        "1 2",
        "[] x",
        "{\"a\":1}}",
        "// x\n1",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "]",
        "{\"a\"}",
        "[,1]",
        "[1 2]"
      })
  void whatIsNoJsonIsMalformed(String text) {
    assertThat(Json.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void whatIsNoUtf8IsMalformed() {
    for (var bytes :
        new byte[][] {
          {'"', (byte) 0xff, '"'},
          {'"', (byte) 0xc0, (byte) 0x80, '"'},
          {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
          {'"', (byte) 0xc3}
        }) {
      assertThat(Json.parse(bytes)).isInstanceOf(Parsed.Malformed.class);
    }
    assertThat(Json.parse("[1]".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void whatWasWrongIsSaidWithoutTheText() {
    assertThat(Json.parse("{\"secret\" 1}"))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class,
            malformed -> {
              assertThat(malformed.reason()).doesNotContain("secret");
              assertThat(malformed.offset()).isPositive();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e1000000",
        "1e401",
        "1e-401",
        "-1e2147483647",
        "1e-2147483648",
        "1e99999999999",
        "0e999999999"
      })
  void aShortTextIsNoHugeNumber(String text) {
    assertThat(Json.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void numbersStayExactUpToTheirBounds() {
    assertThat(parse("1.7976931348623157e308"))
        .isEqualTo(new Json.Num(new BigDecimal("1.7976931348623157e308")));
    assertBound("9", "9", "", Bounds.JSON_NUMBER - 1);
  }

  @Test
  void depthAndEntriesAreBounded() {
    assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(Parsed.Ok.class);
    assertThat(Json.parse("[".repeat(65) + "]".repeat(65))).isInstanceOf(Parsed.Malformed.class);
    assertThat(Json.parse("{\"a\":".repeat(100_000))).isInstanceOf(Parsed.Malformed.class);
    assertBound("[0", ",0", "]", Bounds.JSON_ENTRIES - 1);
    assertThat(Json.parse(object(Bounds.JSON_ENTRIES))).isInstanceOf(Parsed.Ok.class);
    assertThat(Json.parse(object(Bounds.JSON_ENTRIES + 1))).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void membersAreReadByTheirKind() {
    var object =
        (Json.Obj) parse("{\"s\":\"x\",\"n\":1.5,\"f\":true,\"o\":{\"a\":1},\"l\":[1],\"z\":null}");

    assertThat(object.text("s")).contains("x");
    assertThat(object.text("n")).isEmpty();
    assertThat(object.number("n")).contains(new BigDecimal("1.5"));
    assertThat(object.number("s")).isEmpty();
    assertThat(object.flag("f")).contains(true);
    assertThat(object.flag("s")).isEmpty();
    assertThat(object.object("o")).contains(Json.object().with("a", 1));
    assertThat(object.object("l")).isEmpty();
    assertThat(object.items("l")).containsExactly(Json.of(1));
    assertThat(object.items("o")).isEmpty();
    assertThat(object.get("z")).isEmpty();
    assertThat(object.has("z")).isTrue();
    assertThat(object.has("y")).isFalse();
  }

  @Test
  void anObjectIsBuiltInOrder() {
    var object =
        Json.object()
            .with("b", "x")
            .with("a", 1)
            .with("c", true)
            .with("d", Json.array(List.of(Json.of("y"), new Json.Null())))
            .with("b", false)
            .withAll(Json.object().with("e", Json.object()))
            .without("c");

    assertThat(object.print()).isEqualTo("{\"b\":false,\"a\":1,\"d\":[\"y\",null],\"e\":{}}");
    assertThatThrownBy(() -> object.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Json parse(String text) {
    return Json.parse(text).ok().orElseThrow();
  }

  private static void assertBound(String begin, String more, String end, int times) {
    assertThat(Json.parse(begin + more.repeat(times) + end)).isInstanceOf(Parsed.Ok.class);
    assertThat(Json.parse(begin + more.repeat(times + 1) + end))
        .isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void anObjectOfAnyLengthIsBuiltReadAndComparedAlike() {
    var built = Json.object();
    for (int i = 0; i < 40; i++) {
      var before = built;
      var name = "m" + i;
      built = built.with(name, i);
      assertThat(before.has(name)).as("what it was made from").isFalse();
      assertThat(before.members()).hasSize(i);
      assertThat(built.number(name)).hasValue(BigDecimal.valueOf(i));
      assertThat(built.number("m0")).hasValue(BigDecimal.ZERO);
      assertThat(built.get("absent")).isEmpty();
    }
    var changed = built.with("m7", "seven");
    assertThat(changed.text("m7")).hasValue("seven");
    assertThat(changed.members().keySet()).containsExactlyElementsOf(built.members().keySet());
    assertThat(built.number("m7")).hasValue(BigDecimal.valueOf(7));
    assertThat(changed.with("m7", 7)).isEqualTo(built).hasSameHashCodeAs(built);
    assertThat(built.without("m39").members()).hasSize(39);
    var parsed = Json.parse(built.print());
    assertThat(parsed.ok()).contains(built);
    var members = built.members();
    assertThatThrownBy(() -> members.put("x", Json.of(1)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> members.keySet().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static String object(int entries) {
    var text = new StringBuilder("{\"0\":0");
    for (int i = 1; i < entries; i++) {
      text.append(",\"").append(i).append("\":0");
    }
    return text.append('}').toString();
  }
}
