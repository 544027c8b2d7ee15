package io.jambo.sip;

import io.jambo.kit.Counters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// The stack's counters by the names of operations.md 6, each asked for once and kept: labels are
/// few and bounded, so a method we don't know counts as `other`.
final class SipCounters {
  static final String IN = "in";
  static final String OUT = "out";

  private static final String OTHER = "other";
  private static final List<String> METHODS =
      List.of(
          "INVITE",
          "ACK",
          "CANCEL",
          "BYE",
          "OPTIONS",
          "REGISTER",
          "INFO",
          "MESSAGE",
          "REFER",
          "NOTIFY",
          "UPDATE",
          "PRACK",
          "SUBSCRIBE",
          "PUBLISH",
          OTHER);

  private final Counters counters;
  private final Map<String, Tallies> in = new HashMap<>();
  private final Map<String, Tallies> out = new HashMap<>();
  private final LongAdder repeatsIn;
  private final LongAdder repeatsOut;

  /// Requests of one method by protocol, responses to it by their class.
  private record Tallies(Map<Protocol, LongAdder> requests, List<LongAdder> responses) {
    void request(Protocol protocol) {
      Objects.requireNonNull(requests.get(protocol)).increment();
    }
  }

  SipCounters(Counters counters) {
    this.counters = counters;
    for (var method : METHODS) {
      in.put(method, tallies(IN, method));
      out.put(method, tallies(OUT, method));
    }
    repeatsIn = counters.counter("jambo_sip_retransmissions_total{direction=\"in\"}");
    repeatsOut = counters.counter("jambo_sip_retransmissions_total{direction=\"out\"}");
  }

  void requestReceived(String method, Protocol protocol) {
    of(in, method).request(protocol);
  }

  void requestSent(String method, Protocol protocol) {
    of(out, method).request(protocol);
  }

  void responseReceived(String method, int status) {
    of(in, method).responses.get(status / 100 - 1).increment();
  }

  void responseSent(String method, int status) {
    of(out, method).responses.get(status / 100 - 1).increment();
  }

  void repeatReceived() {
    repeatsIn.increment();
  }

  void repeatSent() {
    repeatsOut.increment();
  }

  /// Something that could not be read; the kind is one of ours, never the sender's words.
  void unreadable(String kind) {
    counters.count("jambo_sip_parse_errors_total{kind=\"" + kind + "\"}");
  }

  void dropped(String reason) {
    counters.count("jambo_sip_dropped_total{reason=\"" + reason + "\"}");
  }

  /// The counter of what is dropped for that reason; for places where much is.
  LongAdder drops(String reason) {
    return counters.counter("jambo_sip_dropped_total{reason=\"" + reason + "\"}");
  }

  private static Tallies of(Map<String, Tallies> direction, String method) {
    var known = direction.get(method);
    return known != null ? known : Objects.requireNonNull(direction.get(OTHER));
  }

  private Tallies tallies(String direction, String method) {
    var labels = "{direction=\"" + direction + "\",method=\"" + method + "\",";
    var requests = new EnumMap<Protocol, LongAdder>(Protocol.class);
    for (var protocol : Protocol.values()) {
      var transport = "transport=\"" + protocol.name().toLowerCase(Locale.ROOT) + "\"}";
      requests.put(protocol, counters.counter("jambo_sip_requests_total" + labels + transport));
    }
    var responses =
        List.of("1xx", "2xx", "3xx", "4xx", "5xx", "6xx").stream()
            .map(code -> "jambo_sip_responses_total" + labels + "code_class=\"" + code + "\"}")
            .map(counters::counter)
            .toList();
    return new Tallies(requests, responses);
  }
}
