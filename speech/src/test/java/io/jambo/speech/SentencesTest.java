package io.jambo.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void aShortTextStaysWhole() {
    assertThat(Sentences.split("Dr. Smith is in. Hold on.", 80, 300))
        .containsExactly("Dr. Smith is in. Hold on.");
    assertThat(Sentences.split("", 80, 300)).isEmpty();
    assertThat(Sentences.split("   ", 80, 300)).isEmpty();
  }

  @Test
  void cutsAfterTheFirstSentenceThatIsLongEnough() {
    assertThat(Sentences.split("One. Two. Three is longer. Four.", 8, 300))
        .containsExactly("One. Two.", "Three is longer.", "Four.");
  }

  @Test
  void fallsBackToClausesThenBlanksThenAnyPlace() {
    assertThat(Sentences.split("first part, second part", 15, 15))
        .containsExactly("first part,", "second part");
    assertThat(Sentences.split("one, two three four", 16, 16))
        .containsExactly("one,", "two three four");
    assertThat(Sentences.split("first part second part", 15, 15))
        .containsExactly("first part", "second part");
    assertThat(Sentences.split("abcdefghij", 4, 4)).containsExactly("abcd", "efgh", "ij");
  }

  @Test
  void aFullStopInsideAWordEndsNothing() {
    assertThat(Sentences.split("Version 1.2.3 of it is here", 5, 16))
        .containsExactly("Version 1.2.3 of", "it is here");
  }

  @Test
  void neverCutsACharacterInHalves() {
    assertThat(Sentences.split("😀😀😀", 3, 3)).containsExactly("😀", "😀", "😀");
  }

  @Test
  void vendorsGetNineHundredCharactersAtMost() {
    var text = "A sentence that says something about nothing at all. ".repeat(100);
    var portions = Sentences.split(text, Sentences.VENDOR_PORTION, Sentences.VENDOR_PORTION);
    assertThat(portions)
        .hasSize(7)
        .allSatisfy(portion -> {
          assertThat(portion.length()).isLessThanOrEqualTo(900);
          assertThat(portion).endsWith("all.");
        });
    assertThat(String.join(" ", portions)).isEqualTo(text.strip());
  }
}
