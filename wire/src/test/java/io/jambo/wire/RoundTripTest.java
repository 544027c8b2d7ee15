package io.jambo.wire;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whatever we can hold, we print so that we read back the same. A failure names its seed.
class RoundTripTest {
  private static final int CASES = 3_000;

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
    survives(
        generator -> List.of(generator.nameAddr(), generator.nameAddr()),
        two -> two.getFirst().print() + "," + two.getLast().print(),
        line -> new Parsed.Ok<>(Headers.NONE.plus("m", line).typed().addresses("Contact")));
  }

  private static <T, W> void survives(
      Function<Generator, T> make, Function<T, W> print, Function<W, Parsed<? extends T>> parse) {
    for (long seed = 0; seed < CASES; seed++) {
      T made = make.apply(new Generator(seed));
      var back = parse.apply(print.apply(made)).ok();
      if (!back.equals(Optional.of(made))) { // not AssertJ, which takes longer than the parsing
        fail("seed %s: %s came back as %s", seed, made, back);
      }
    }
  }
}
