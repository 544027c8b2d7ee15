package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whatever we can hold, we print so that we read back the same. A failure names its seed.
class RoundTripTest {
  private static final int CASES = 5_000;

  @Test
  void messagesSurvive() {
    survives(Generator::message, SipMessage::print, SipParser::parse);
  }

  @Test
  void urisSurvive() {
    survives(Generator::uri, Uri::print, Uri::parse);
  }

  @Test
  void addressesSurvive() {
    survives(Generator::nameAddr, NameAddr::print, NameAddr::parse);
  }

  @Test
  void viasSurvive() {
    survives(Generator::via, Via::print, Via::parse);
  }

  @Test
  void descriptionsSurvive() {
    survives(Generator::description, SessionDescription::print, SessionDescription::parse);
  }

  @Test
  void addressesOnOneLineComeApartAgain() {
    survives((generator, seed) -> {
      var first = generator.nameAddr();
      var second = generator.nameAddr();
      var headers = Headers.NONE.plus("m", first.print() + "," + second.print());
      assertThat(headers.typed().addresses("Contact"))
          .as("seed %s", seed)
          .containsExactly(first, second);
      return true;
    });
  }

  private static <T, W> void survives(
      Function<Generator, T> make, Function<T, W> print, Function<W, Parsed<? extends T>> parse) {
    survives((generator, seed) -> {
      T made = make.apply(generator);
      var back = parse.apply(print.apply(made));
      assertThat(back).as("seed %s", seed).isEqualTo(new Parsed.Ok<>(made));
      return true;
    });
  }

  private static void survives(BiFunction<Generator, Long, Boolean> check) {
    for (long seed = 0; seed < CASES; seed++) {
      assertThat(check.apply(new Generator(seed), seed)).isTrue();
    }
  }
}
