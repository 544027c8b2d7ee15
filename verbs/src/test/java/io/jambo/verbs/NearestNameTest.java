package io.jambo.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "sya, say",
    "gathr, gather",
    "hang-up, hangup",
    "sipdecline, sip:decline",
    "Redirect, redirect",
    "confrence, conference",
    "openai-s2s, openai_s2s"
  })
  void aSlipOfTheFingerFindsItsVerb(String written, String meant) {
    assertThat(NearestName.to(written, Synonyms.allNames())).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"zzzz", "''", "park", "email"})
  void somethingElseFindsNone(String written) {
    assertThat(NearestName.to(written, Synonyms.allNames())).isEmpty();
  }

  @Test
  void anOverlongNameIsNotCompared() {
    assertThat(NearestName.to("say".repeat(100_000), Synonyms.allNames())).isEmpty();
  }
}
