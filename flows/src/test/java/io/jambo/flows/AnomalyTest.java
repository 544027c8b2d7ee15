package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests with one anomaly each, to the whole node: none harms it, none is answered by anything
/// but SIP, none costs more than 50 ms of processor time, and none leaves anything behind.
class AnomalyTest {
  private static final List<String> METHODS =
      List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "INFO", "UPDATE", "PRACK");

  /// So many at least by each transport.
  private static final int LEAST = 4_600;

  /// A method by one transport.
  record Way(String method, String transport) {
    @Override
    public String toString() {
      return method + " by " + transport;
    }
  }

  static Stream<Way> ways() {
    return METHODS.stream()
        .flatMap(method -> Stream.of(new Way(method, "UDP"), new Way(method, "TCP")));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noSingleAnomalyHarmsTheNode(Way way) {
    try (var town = Town.seed(1)) {
      var vandal = new Vandal(town, way.method, way.transport);
      vandal.warmsUp();
      for (var anomaly : Anomaly.of(Draft.of(way.method, Draft.Names.fresh(way.transport, 0)))) {
        vandal.sends(anomaly);
      }
      vandal.leaves();
      System.out.println(way + ": " + vandal);
      assertThat(vandal.slow()).as("answers that took more than 50 ms of CPU").isEmpty();
      town.endsClean();
    }
  }

  @Test
  void thereAreEnoughOfThemByEachTransport() {
    int all =
        METHODS.stream()
            .mapToInt(method -> Anomaly.of(Draft.of(method, Draft.Names.fresh("UDP", 0))).size())
            .sum();
    System.out.println(all + " anomalies by each transport");
    assertThat(all).isGreaterThanOrEqualTo(LEAST);
  }

  @Test
  void aStreamMayBeCutAtAnyByteAndMessagesMayComeTogether() {
    try (var town = Town.seed(1)) {
      var stranger = Stranger.of(town, "10.9.0.9", "TCP");
      int number = 0;
      var length = message(0).length;
      for (int cut = 1; cut < length; cut++) {
        var bytes = message(number++);
        int at = Math.min(cut, bytes.length);
        stranger.sends(Arrays.copyOf(bytes, at));
        stranger.sends(Arrays.copyOfRange(bytes, at, bytes.length));
      }
      town.passes(Duration.ofSeconds(1));
      assertThat(stranger.responses()).hasSize(number);
      town.endsClean();
    }
  }

  private static byte[] message(int number) {
    return Draft.of("OPTIONS", Draft.Names.fresh("TCP", number)).print();
  }
}
