package io.jambo.wire;

import static io.jambo.wire.Messages.INVITE;
import static io.jambo.wire.Messages.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bound of security.md 13 that a SIP message has: at the bound it is served, one above it
/// gets its answer.
class SipBoundsTest {
  static Stream<Arguments> bounds() {
    var startLine = "INVITE sip:" + "a".repeat(Bounds.START_LINE - 21) + "@h SIP/2.0";
    var header = "X-A: " + "y".repeat(Bounds.HEADER - 5);
    int own = INVITE.split("\n\n", -1)[0].split("\n", -1).length - 1;
    return Stream.of(
        Arguments.of(
            "start line",
            414,
            "INVITE sip:bob@sip.example.test SIP/2.0",
            startLine,
            startLine.replace("a@h", "aa@h")),
        Arguments.of("header", 400, "Max-Forwards: 70", header, header + "y"),
        Arguments.of(
            "headers",
            400,
            "Max-Forwards: 70",
            lines("X-A: y", Bounds.HEADERS - own + 1),
            lines("X-A: y", Bounds.HEADERS - own + 2)),
        Arguments.of(
            "vias",
            400,
            "Max-Forwards: 70",
            "Via: " + list("SIP/2.0/UDP h", Bounds.VIAS - 1),
            "Via: " + list("SIP/2.0/UDP h", Bounds.VIAS)),
        row("routes", "Route: " + list("<sip:a>", Bounds.ROUTES), ", <sip:b>"),
        row("record routes", "Record-Route: " + list("<sip:a>", Bounds.ROUTES), ", <sip:b>"),
        row("contacts", "m: " + list("<sip:a>", Bounds.CONTACTS - 1), ", <sip:b>"),
        row("parameters", "Route: <sip:a>" + ";x".repeat(Bounds.PARAMETERS), ";y"),
        row("URI parameters", "Route: <sip:a" + ";x".repeat(Bounds.PARAMETERS), ";y", ">"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bounds")
  void aBoundIsKept(String name, int status, String line, String most, String more) {
    assertThat(SipSanity.check(parse(INVITE.replace(line, most)))).isEmpty();
    assertThat(SipSanity.check(parse(INVITE.replace(line, more))))
        .hasValueSatisfying(fault -> assertThat(fault.status()).isEqualTo(status));
  }

  private static Arguments row(String name, String most, String more) {
    return row(name, most, more, "");
  }

  private static Arguments row(String name, String most, String more, String end) {
    return Arguments.of(name, 400, "Max-Forwards: 70", most + end, most + more + end);
  }

  private static String lines(String line, int count) {
    return (line + "\n").repeat(count).stripTrailing();
  }

  private static String list(String value, int count) {
    return IntStream.range(0, count).mapToObj(_ -> value).collect(Collectors.joining(", "));
  }
}
