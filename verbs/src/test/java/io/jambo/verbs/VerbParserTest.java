package io.jambo.verbs;

import static io.jambo.verbs.Scripts.problems;
import static io.jambo.verbs.Scripts.valid;
import static io.jambo.verbs.Scripts.verb;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbParserTest {
  @Test
  void bothSpellingsOfAVerbMayBeMixed() {
    var script =
        valid("[{'verb': 'pause', 'length': 1, 'id': 'a'}, {'pause': {'length': 1, 'id': 'a'}}]");

    var pause = new Pause(Optional.of("a"), Duration.ofSeconds(1));
    assertThat(script.script().verbs()).containsExactly(pause, pause);
    assertThat(script.ignored()).isEmpty();
  }

  @Test
  void anEmptyArrayIsAnEmptyScript() {
    assertThat(valid("[]").script()).isEqualTo(Script.EMPTY);
  }

  @Test
  void oneBadVerbMakesTheWholeArrayInvalid() {
    assertThat(problems("[{'verb': 'answer'}, {'verb': 'pause'}, {'verb': 'hangup'}]"))
        .containsExactly("/1/length: is missing; expected a number of seconds from 0 to 86400");
  }

  @Test
  void everyProblemIsFoundAtOnce() {
    assertThat(
            problems(
                """
                [{'verb': 'say', 'loop': true, 'synthesizer': {'language': 7}},
                 17,
                 {'verb': 'plai', 'url': 'a.wav'},
                 {'gather': {'input': ['speech', 'smoke'], 'say': {'text': 5}}},
                 {'verb': 'answer'}]
                """))
        .containsExactly(
            "/0/loop: is true; expected forever or a whole number from 0 to 100000",
            "/0/synthesizer/vendor: is missing; expected a string",
            "/0/synthesizer/language: is 7; expected a string",
            "/0/text: is missing; expected a string or an array of them, unless stream is true",
            "/1: malformed jambonz payload: is 17;"
                + " expected a verb: {\"verb\": name, ...} or {name: {...}}",
            "/2: unknown verb \"plai\"; expected a known one, perhaps \"play\"",
            "/3/gather/input/1: is another string; expected one of speech, digits, dtmf",
            "/3/gather/say/text: is 5; expected a string or an array of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'verb': 'answer'}  | malformed jambonz payload: is an object; expected an array of verbs
          'say'               | malformed jambonz payload: is a string; expected an array of verbs
          null                | malformed jambonz payload: is null; expected an array of verbs
          [{}]                | /0: malformed jambonz payload: has neither a verb nor one key only
          [{'say': {}, 'x': 1}] | /0: malformed jambonz payload: has neither a verb nor one key only
          [{'verb': 3}]       | /0: malformed jambonz payload: its verb is no string
          [{'verb': null, 'text': 'a'}] | /0: malformed jambonz payload: its verb is no string
          [[]]                | /0: malformed jambonz payload: is an array
          [{'answer': true}]  | /0/answer: is true; expected an object with the verb's properties
          [{'answer': null}]  | /0/answer: is null; expected an object with the verb's properties
          """)
  void aMalformedShapeIsNamed(String json, String problem) {
    assertThat(problems(json)).singleElement().asString().startsWith(problem);
  }

  @Test
  void whatIsNoJsonIsNamedWithLineAndColumn() {
    assertThat(problems("[{'verb': 'answer'},\n {'verb': 'hangup'},\n]"))
        .singleElement()
        .asString()
        .startsWith("is not JSON at line 3, column ")
        .endsWith("; expected a JSON array of verbs");
  }

  @Test
  void unknownPropertiesAreIgnoredAndNoted() {
    var script =
        valid(
            "[{'verb': 'pause', 'length': 1, 'colour': 'red', '_': {}}, {'tag': {'data': {'a': 1}}}]");

    assertThat(script.script().verbs()).hasSize(2);
    assertThat(script.ignored()).containsExactly("/0/colour");
  }

  @Test
  void aMemberThatIsNullCountsAsLeftOut() {
    assertThat(verb("{'verb': 'pause', 'length': 1, 'id': null}").id()).isEmpty();
    assertThat(problems("[{'verb': 'pause', 'length': null}]")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "stream, listen",
    "room, conference",
    "s2s, llm",
    "pipeline, agent",
    "listen, listen",
    "transfer, transfer"
  })
  void aSynonymIsRewritten(String written, String canonical) {
    var parsed =
        verb(
            """
            {'verb': '%s', 'url': '/a', 'name': 'r', 'vendor': 'other', 'llmOptions': {},
             'mode': 'blind', 'target': [{'type': 'user', 'name': 'bob'}]}
            """
                .formatted(written));

    assertThat(parsed.name()).isEqualTo(canonical);
    assertThat(parsed).isInstanceOf(Unserved.class);
  }

  @ParameterizedTest
  @CsvSource({
    "elevenlabs_s2s, '{''agent_id'': ''a''}', {}, elevenlabs",
    "openai_s2s, '{''apiKey'': ''k''}', '{''response_create'': {}}', openai",
    "microsoft_s2s, '{}', '{}, ''vendor'': ''other''', other"
  })
  void aVendorsShortcutIsAnLlmWithThatVendorUnlessItNamesAnother(
      String written, String auth, String options, String vendor) {
    var json = "{'%s': {'auth': %s, 'llmOptions': %s}}".formatted(written, auth, options);

    var llm = verb(Unserved.class, json);

    assertThat(llm.name()).isEqualTo("llm");
    assertThat(llm.properties().text("vendor")).contains(vendor);
  }

  @ParameterizedTest
  @CsvSource({"park", "sip:notify", "sip:redirect", "Say", "''", "qwen", "_s2s"})
  void whatNoEditionEverHadIsUnknown(String name) {
    assertThat(problems("[{'verb': '" + name + "'}]"))
        .singleElement()
        .asString()
        .startsWith("/0: unknown verb \"" + name + "\"; expected a known one");
  }

  @Test
  void anUnservedVerbKeepsItsPropertiesUntouched() {
    var dub =
        verb(
            Unserved.class,
            "{'verb': 'dub', 'id': '7', 'action': 'addTrack', 'track': 't', 'x': [1]}");

    assertThat(dub.id()).contains("7");
    assertThat(dub.properties().print())
        .isEqualTo("{'id':'7','action':'addTrack','track':'t','x':[1]}".replace('\'', '"'));
  }

  @Test
  void aThousandVerbsAreAnAnswerAndOneMoreIsNot() {
    var thousand = "{'answer': {}},".repeat(VerbParser.MOST_VERBS - 1) + "{'answer': {}}";

    assertThat(valid("[" + thousand + "]").script().verbs()).hasSize(1_000);
    assertThat(problems("[" + thousand + ", {'answer': {}}]"))
        .containsExactly("has 1001 verbs; expected at most 1000");
  }

  @Test
  void aHundredProblemsAreListedAndThenNoMore() {
    assertThat(problems("[" + "{'pause': {}},".repeat(500) + "{'answer': {}}]"))
        .hasSize(101)
        .last()
        .isEqualTo("there are more problems; expected fewer than 100");
  }

  @Test
  void aHundredIgnoredPropertiesAreNotedAndThenNoMore() {
    assertThat(valid("[" + "{'answer': {'a': 1}},".repeat(500) + "{'answer': {}}]").ignored())
        .hasSize(100);
  }

  @Test
  void jsonThatIsAlreadyReadIsAcceptedToo() {
    var json = new Json.Arr(List.of(Json.object().with("answer", Json.object())));

    assertThat(VerbParser.parse(json))
        .isEqualTo(
            new ParsedScript.Valid(new Script(List.of(new Answer(Optional.empty()))), List.of()));
  }
}
