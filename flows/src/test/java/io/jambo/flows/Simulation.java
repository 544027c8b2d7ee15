package io.jambo.flows;

import io.jambo.testkit.real.Aside;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many random days: `./jambo test sim --seeds N --seed S`. Each seed prints its trace, so that two
/// processes can be compared. Not named a test, so that an ordinary run does not take it along.
class Simulation {
  static LongStream seeds() {
    long first = Long.getLong("jambo.sim.seed", 1);
    return LongStream.range(first, first + Long.getLong("jambo.sim.seeds", 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLeftOfAStorm(long seed) {
    System.out.println(line(seed));
  }

  /// Prints the traces of so many seeds from one on: arguments `count first`.
  public static void main(String[] args) {
    long first = Long.parseLong(args[1]);
    for (long seed = first; seed < first + Long.parseLong(args[0]); seed++) {
      System.out.println(line(seed));
    }
  }

  static String line(long seed) {
    return "seed %d trace %016x".formatted(seed, Aside.run(() -> Storm.rages(seed)));
  }
}
