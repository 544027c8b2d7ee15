package io.jambo.verbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckCommandTest {
  @Test
  void aValidFileHasNothingToSay() {
    assertThat(
            CheckCommand.check("app.json", "[{\"verb\": \"answer\"}]".getBytes(UTF_8)).problems())
        .isEmpty();
  }

  @Test
  void eachProblemIsALineThatStartsWithTheFile() {
    var text = "[{\"verb\": \"dial\", \"target\": [{\"type\": \"sip\"}]}, {\"pause\": {}}]";

    assertThat(CheckCommand.check("app.json", text.getBytes(UTF_8)).problems())
        .containsExactly(
            "app.json: /0/target/0/sipUri: is missing; expected a string in a target of type sip",
            "app.json: /1/pause/length: is missing;"
                + " expected a number of seconds from 0 to 86400");
  }

  @Test
  void aFileThatIsNoJsonIsOneLine() {
    assertThat(CheckCommand.check("app.json", "verb: answer".getBytes(UTF_8)).problems())
        .singleElement()
        .asString()
        .startsWith("app.json: is not JSON at line 1, column 1");
  }

  @Test
  void anEmptyFileIsNoJson() {
    assertThat(CheckCommand.check("app.json", new byte[0]).problems())
        .singleElement()
        .asString()
        .startsWith("app.json: is not JSON at line 1, column 1");
  }

  @Test
  void aSlipOfTheFingerIsMetWithTheNearestKnownName() {
    var text =
        """
        [{"verb": "sya", "text": "a"},
         {"verb": "gather", "tiemout": 1, "inptu": ["speech"], "flavour": 1,
          "recognizer": {"vendor": "a", "deepgramOptions": {"modle": "a"}}},
         {"verb": "listen", "url": "/a", "mixType": "sterio"}]
        """;
    var checked = CheckCommand.check("app.json", text.getBytes(UTF_8));

    assertThat(checked.problems())
        .containsExactly(
            "app.json: /0: unknown verb \"sya\"; expected a known one, perhaps \"say\"",
            "app.json: /2/mixType: is another string, perhaps stereo;"
                + " expected one of mono, stereo, mixed");
    assertThat(checked.notes())
        .containsExactly(
            "app.json: /1/recognizer/deepgramOptions/modle: is unknown and ignored;"
                + " perhaps \"model\"",
            "app.json: /1/tiemout: is unknown and ignored; perhaps \"timeout\"",
            "app.json: /1/inptu: is unknown and ignored; perhaps \"input\"",
            "app.json: /1/flavour: is unknown and ignored");
  }
}
