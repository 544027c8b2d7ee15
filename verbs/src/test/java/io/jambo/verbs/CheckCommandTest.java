package io.jambo.verbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckCommandTest {
  @Test
  void aValidFileHasNothingToSay() {
    assertThat(CheckCommand.check("app.json", "[{\"verb\": \"answer\"}]".getBytes(UTF_8)))
        .isEmpty();
  }

  @Test
  void eachProblemIsALineThatStartsWithTheFile() {
    var text = "[{\"verb\": \"dial\", \"target\": [{\"type\": \"sip\"}]}, {\"pause\": {}}]";

    assertThat(CheckCommand.check("app.json", text.getBytes(UTF_8)))
        .containsExactly(
            "app.json: /0/target/0/sipUri: is missing; expected a string in a target of type sip",
            "app.json: /1/pause/length: is missing;"
                + " expected a number of seconds from 0 to 86400");
  }

  @Test
  void aFileThatIsNoJsonIsOneLine() {
    assertThat(CheckCommand.check("app.json", "verb: answer".getBytes(UTF_8)))
        .singleElement()
        .asString()
        .startsWith("app.json: is not JSON at line 1, column 1");
  }

  @Test
  void anEmptyFileIsNoJson() {
    assertThat(CheckCommand.check("app.json", new byte[0]))
        .singleElement()
        .asString()
        .startsWith("app.json: is not JSON at line 1, column 1");
  }
}
