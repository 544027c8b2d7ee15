package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All expected texts were written by Node 18 with `JSON.stringify(JSON.parse(…))`.
class EcmaTextTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "1e2, 100",
    "100, 100",
    "1.10, 1.1",
    "-12.50, -12.5",
    "12e-1, 1.2",
    "123e5, 12300000",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "1e23, 1e+23",
    "123456789012345678901234567890, 1.2345678901234568e+29",
    "9007199254740993, 9007199254740992",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "1234567.0001, 1234567.0001",
    "1e-6, 0.000001",
    "1e-7, 1e-7",
    "1.5e-9, 1.5e-9",
    "-1.5e-9, -1.5e-9",
    "-0, 0",
    "-0.0, 0",
    "5e-324, 5e-324",
    "2e-308, 2e-308",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "1e400, null",
    "-1e400, null",
  })
  void aNumberIsWrittenAsJavaScriptDoes(String exact, String written) {
    assertThat(EcmaText.print(new Json.Num(new BigDecimal(exact)))).isEqualTo(written);
  }

  @Test
  void onlyWhatMustBeEscapedIsEscaped() {
    assertThat(EcmaText.print(new Json.Str("\u0000\u001f\u007f\u2028/\"\\\b\f\n\r\tä😀")))
        .isEqualTo("\"\\u0000\\u001f\u007f\u2028/\\\"\\\\\\b\\f\\n\\r\\tä😀\"");
    assertThat(EcmaText.print(new Json.Str("\ud800x\udc00 \ud83d\ude00 \ud83d")))
        .isEqualTo("\"\\ud800x\\udc00 😀 \\ud83d\"");
  }

  @Test
  void membersThatLookLikeArrayIndexesComeFirst() {
    var object = Json.object();
    for (var name : new String[] {"b", "2", "a", "10", "1", "01", "4294967294", "4294967295"}) {
      object = object.with(name, 1);
    }

    assertThat(EcmaText.print(object))
        .isEqualTo(
            "{\"1\":1,\"2\":1,\"10\":1,\"4294967294\":1,\"b\":1,\"a\":1,\"01\":1,\"4294967295\":1}");
  }

  @Test
  void everythingElseIsCompactAndInOrder() {
    var text = "{\"z\":[1,\"a\",true,false,null,{},[]],\"a\":{\"c\":\"d\",\"b\":0.5}}";

    assertThat(EcmaText.print(Json.parse(text).ok().orElseThrow())).isEqualTo(text);
  }

  @RepeatedTest(20)
  void whatIsWrittenReadsBackAsTheSameDouble(RepetitionInfo seed) {
    var random = new Random(seed.getCurrentRepetition());
    for (int i = 0; i < 1_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        var text = EcmaText.print(new Json.Num(new BigDecimal(value)));
        assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
        assertThat(EcmaText.print(new Json.Num(new BigDecimal(text)))).isEqualTo(text);
      }
    }
  }
}
