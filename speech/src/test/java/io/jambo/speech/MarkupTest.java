package io.jambo.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
  /// Words as they are, pauses as `[500]`.
  private static String read(String text) {
    return Markup.read(text).stream()
        .map(part ->
            switch (part) {
              case Spoken.Text(var words) -> words;
              case Spoken.Pause(var millis) -> "[" + millis + "]";
            })
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <speak>Hello</speak> | Hello
          <speak version="1.1" xml:lang="en-US">Hello <b>big</b> world</speak> | Hello big world
          <?xml version="1.0"?><speak>Hello</speak> | Hello
          <speak>a<break time="250ms"/>b</speak> | a [250] b
          <speak>a<break time='1.5s'/>b</speak> | a [1500] b
          <speak>a<break/>b</speak> | a [500] b
          <speak>a<break strength="none"/>b</speak> | a b
          <speak>a<break strength="x-strong" />b</speak> | a [1000] b
          <speak>a<break time="999999s"/>b</speak> | a [10000] b
          <speak>a<break time="soon"/>b</speak> | a [500] b
          <speak>Fish &amp; chips &lt;3 &#65;&#x42; &unknown; &#xFFFFFF;</speak> | Fish & chips <3 AB &unknown;
          <speak><p>One</p><p>Two!</p></speak> | One. Two!
          <speak><s>One</s> <s>Two</s></speak> | One. Two.
          <speak><sub alias="World Wide Web">WWW</sub> it is</speak> | World Wide Web it is
          <speak><prosody rate="slow"><emphasis>So</emphasis></prosody> it <say-as interpret-as="date">goes</say-as></speak> | So it goes
          <speak><metadata><x>no</x></metadata>yes<mark name="here"/></speak> | yes
          <speak><!-- <b>not</b> this -->that</speak> | that
          <speak><![CDATA[a b]]> c</speak> | a b c
          <speak>never closed <emphasis>so what | never closed so what
          <speak>1 < 2 and <3</speak> | 1 < 2 and <3
          <speak></nonsense></b></speak> |
          """)
  void takesWordsAndPausesOutOfSsml(String ssml, String wanted) {
    assertThat(read(ssml)).isEqualTo(wanted == null ? "" : wanted);
  }

  @Test
  void plainTextIsLeftAlone() {
    assertThat(read("if a <b> c &amp; d")).isEqualTo("if a <b> c &amp; d");
  }

  @Test
  void noMarkupMakesItFailOrHang() {
    var random = new Random(9);
    var pieces =
        new String[] {
          "<",
          ">",
          "</",
          "/>",
          "<break time=\"",
          "\"",
          "'",
          "<sub alias='",
          "<!--",
          "-->",
          "&#",
          ";",
          "&amp;",
          "<speak",
          "<metadata>",
          "x",
          " ",
          "=",
          "<![CDATA[",
          "]]>",
          "999999999"
        };
    for (int i = 0; i < 3_000; i++) {
      var text =
          random
              .ints(random.nextInt(60), 0, pieces.length)
              .mapToObj(piece -> pieces[piece])
              .collect(Collectors.joining());
      assertThat(Markup.read("<speak>" + text)).isNotNull();
    }
    assertThat(read("<speak>" + "<".repeat(100_000) + "x")).endsWith("x");
    assertThat(read("<speak>" + "<!--".repeat(50_000))).isEmpty();
    assertThat(read("<speak>" + "<sub alias='".repeat(20_000) + "x")).isNotEmpty();
    assertThat(read("<speak>" + "<a".repeat(50_000) + ">" + "<p>a".repeat(50_000))).isNotEmpty();
    assertThat(read("<speak>" + "&#".repeat(100_000) + "<break time" + " ".repeat(100_000)))
        .isNotEmpty();
  }
}
