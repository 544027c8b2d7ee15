package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*,support,true",
    "supp*,support,true",
    "*port,support,true",
    "s*p?rt,support,true",
    "s*q*,support,false",
    "support,support,true",
    "Support,support,false",
    "?,s,true",
    "?,'',false",
    "*,'',true",
    "a*b*c,aXbXbc,true",
    "**,x,true",
    "suppor,support,false",
  })
  void aNameMatchesAsAShellWouldSay(String pattern, String name, boolean matches) {
    assertThat(Glob.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void aPatternOfStarsTakesNoTimeToSpeakOf() {
    var began = Instant.now();
    assertThat(Glob.matches("*a".repeat(64) + "b", "a".repeat(10_000))).isFalse();
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }
}
