package io.jambo.verbs;

import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of objects that are handed on as they were written (verbs.md 2.4, 3.17); `SchemaTest`
/// holds all of it against the official schemas.
class VendorOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'deepgramOptions': {'model': 1}             | /deepgramOptions/model: is 1; expected a string
          'deepgramOptions': {'endpointing': 'a'}     | /deepgramOptions/endpointing: is a string; expected true or false or a number
          'deepgramOptions': {'redact': 'names'}      | /deepgramOptions/redact: is another string
          'deepgramOptions': {'keyterms': ['a', 1]}   | /deepgramOptions/keyterms/1: is 1
          'awsOptions': []                            | /awsOptions: is an array; expected an object
          'nuanceOptions': {'formatting': {}}         | /nuanceOptions/formatting/scheme: is missing
          'sonioxOptions': {'storage': {'title': 1}}  | /sonioxOptions/storage/title: is 1
          """)
  void aMemberOfTheWrongTypeIsRefusedAtItsPlace(String options, String problem) {
    assertThat(wrongWith("{'gather': {'recognizer': {'vendor': 'v', " + options + "}}}"))
        .anyMatch(line -> line.startsWith("/gather/recognizer" + problem));
  }

  @Test
  void aMemberOfSeveralTypesTakesEach() {
    for (var value : new String[] {"true", "300"}) {
      assertThat(
              Scripts.parse(
                  "[{'gather': {'recognizer': {'vendor': 'v',"
                      + " 'deepgramOptions': {'endpointing': "
                      + value
                      + "}}}}]"))
          .isInstanceOf(ParsedScript.Valid.class);
    }
  }
}
