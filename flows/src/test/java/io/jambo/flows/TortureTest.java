package io.jambo.flows;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message of RFC 4475 and RFC 5118 has the outcome that `docs/testing.md` says, and leaves
/// nothing behind.
class TortureTest {
  private static final Duration LISTENS = Duration.ofSeconds(5);
  private static final String STRAY = "jambo_sip_dropped_total{reason=\"stray_response\"}";

  private static final String UNREADABLE = "jambo_sip_parse_errors_total";

  private static final String APPLICATION = "[{\"verb\": \"answer\"}, {\"verb\": \"hangup\"}]";

  private static final String PROBE =
      """
      OPTIONS sip:10.0.0.1 SIP/2.0\r
      Via: SIP/2.0/UDP 10.9.0.8;branch=z9hG4bK-probe\r
      From: <sip:probe@example.net>;tag=1\r
      To: <sip:10.0.0.1>\r
      Call-ID: probe\r
      CSeq: 1 OPTIONS\r
      Max-Forwards: 70\r
      Content-Length: 0\r
      \r
      """;

  /// A row of the table: the message, one transport, the outcome.
  record Row(String message, String transport, String outcome) {}

  static Stream<Row> rows() {
    return House.lines(House.ROOT.resolve("docs/testing.md")).stream()
        .filter(line -> line.startsWith("| `rfc"))
        .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
        .flatMap(cells ->
            Arrays.stream(cells.get(2).split(", "))
                .map(way -> new Row(cells.get(1).replace("`", ""), way, cells.get(3))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyMessageHasTheOutcomeOfTheTable(Row row) {
    try (var town = Town.seed(1)) {
      assertThat(outcome(town, row, false))
          .as(TortureMessage.about(row.message))
          .isEqualTo(row.outcome);
      stillAnswers(town);
      town.endsClean();
    }
  }

  static Stream<Row> streamRows() {
    return rows().filter(row -> row.transport.equals("TCP"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streamRows")
  void onAStreamItHasThatOutcomeByteByByteToo(Row row) {
    try (var town = Town.seed(2)) {
      assertThat(outcome(town, row, true)).isEqualTo(row.outcome);
    }
  }

  @Test
  void theTableHasEveryMessageByEveryTransportOnce() {
    var wanted =
        TortureMessage.names().stream()
            .flatMap(name -> Stream.of(name + " UDP", name + " TCP"))
            .toList();
    assertThat(rows().map(row -> row.message + " " + row.transport))
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(TortureMessage.names()).filteredOn(name -> name.startsWith("rfc4475")).hasSize(49);
    assertThat(TortureMessage.names()).filteredOn(name -> name.startsWith("rfc5118")).hasSize(11);
  }

  @Test
  void twoCallsWhoseBranchIsOnlyTheCookieAreTwo() {
    try (var town = Town.seed(1)) {
      town.app().onCall(APPLICATION);
      var stranger = Stranger.of(town, "10.9.0.9", "UDP");
      for (var from : List.of("one", "two")) {
        stranger.sends(bareBranch(from).getBytes(US_ASCII));
        town.passes(Duration.ofMillis(200));
      }
      assertThat(town.app().asked("/call")).hasSize(2);
      town.endsClean();
    }
  }

  private static String outcome(Town town, Row row, boolean singly) {
    town.app().onCall(APPLICATION);
    var stranger = Stranger.of(town, "10.9.0.9", row.transport);
    var bytes = TortureMessage.bytes(row.message, row.transport);
    if (singly) {
      stranger.sendsSingly(bytes);
    } else {
      stranger.sends(bytes);
    }
    town.passes(LISTENS);
    var words = new ArrayList<String>();
    stranger.finalStatuses().forEach(status -> words.add(Integer.toString(status)));
    if (words.isEmpty()) {
      words.add(silence(town.counters().snapshot().keySet()));
    }
    if (stranger.closed()) {
      words.add("closed");
    }
    return String.join(", ", words);
  }

  private static String silence(Set<String> counted) {
    if (counted.contains(STRAY)) {
      return "understood";
    }
    return counted.stream().anyMatch(name -> name.startsWith(UNREADABLE)) ? "dropped" : "waits";
  }

  private static void stillAnswers(Town town) {
    var prober = Stranger.of(town, "10.9.0.8", "UDP");
    prober.sends(PROBE.getBytes(US_ASCII));
    town.passes(Duration.ofSeconds(1));
    assertThat(prober.finalStatuses()).containsExactly(200);
  }

  private static String bareBranch(String from) {
    return """
    INVITE sip:4912345@10.0.0.1 SIP/2.0\r
    Via: SIP/2.0/UDP 10.9.0.9;branch=z9hG4bK\r
    From: <sip:%1$s@example.net>;tag=%1$s\r
    To: <sip:4912345@10.0.0.1>\r
    Call-ID: %1$s\r
    CSeq: 1 INVITE\r
    Contact: <sip:%1$s@10.9.0.9>\r
    Max-Forwards: 70\r
    Content-Length: 0\r
    \r
    """
        .formatted(from);
  }
}
