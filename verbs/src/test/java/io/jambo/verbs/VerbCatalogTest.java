package io.jambo.verbs;

import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerbCatalogTest {
  @Test
  void listsEveryVerbOfTheLanguageInTheOrderOfTheSpecification() {
    assertThat(VerbCatalog.verbs().stream().map(VerbSpec::name))
        .containsExactly(
            "answer",
            "alert",
            "config",
            "conference",
            "dequeue",
            "dial",
            "dialogflow",
            "dtmf",
            "dub",
            "enqueue",
            "gather",
            "hangup",
            "leave",
            "lex",
            "listen",
            "llm",
            "agent",
            "message",
            "pause",
            "play",
            "rasa",
            "redirect",
            "rest:dial",
            "say",
            "sip:decline",
            "sip:refer",
            "sip:request",
            "tag",
            "transcribe",
            "transfer");
  }

  @Test
  void everyRecordOfAVerbIsInTheCatalog() {
    assertThat(VerbCatalog.verbs().stream().<Class<?>>map(VerbSpec::type).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Verb.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void aPropertyOfTheWrongTypeIsRefusedUnderEachOfItsNames(String verb, String property) {
    assertThat(wrongWith("{'%s': {'%s': [[1]]}}".formatted(verb, property)))
        .anyMatch(line -> line.startsWith("/%s/%s".formatted(verb, property)));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void noPropertyOfAnyTypeMakesTheParserThrow(String verb, String property) {
    for (var value :
        new String[] {"''", "'a'", "-1", "1e400", "true", "{}", "[]", "[{}]", "null"}) {
      assertThat(Scripts.parse("[{'%s': {'%s': %s}}]".formatted(verb, property, value)))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyRequiredPropertyIsMissedAtOnce(VerbSpec<?> verb) {
    var required = verb.properties().stream().filter(Property::required).toList();

    var problems = wrongWith("{'%s': {}}".formatted(verb.name()));

    assertThat(required)
        .allSatisfy(property ->
            assertThat(problems)
                .contains(
                    "/%s/%s: is missing; expected %s"
                        .formatted(verb.name(), property.names().getFirst(), property.words())));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHasAnId(VerbSpec<?> verb) {
    assertThat(verb.properties().getFirst().names()).containsExactly("id");
  }

  static Stream<VerbSpec<?>> verbs() {
    return VerbCatalog.verbs().stream();
  }

  static Stream<Arguments> properties() {
    return verbs()
        .flatMap(verb ->
            verb.properties().stream()
                .flatMap(property -> property.names().stream())
                .map(name -> Arguments.of(verb.name(), name)));
  }
}
