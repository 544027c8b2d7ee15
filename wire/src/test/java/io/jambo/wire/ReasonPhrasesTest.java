package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonPhrasesTest {
  @ParameterizedTest
  @CsvSource({
    "180, Ringing",
    "486, Busy Here",
    "199, Session Progress",
    "299, OK",
    "399, Multiple Choices",
    "499, Bad Request",
    "599, Server Internal Error",
    "699, Busy Everywhere"
  })
  void aStatusWithoutAPhraseOfItsOwnHasThatOfItsClass(int status, String phrase) {
    assertThat(ReasonPhrases.of(status)).isEqualTo(phrase);
  }
}
