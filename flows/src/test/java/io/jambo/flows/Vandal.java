package io.jambo.flows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jambo.wire.SipResponse;
import io.jambo.wire.SipSanity;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends requests of one method with anomalies, each where it hurts most: an ACK to a call that
/// waits for it, a CANCEL to one that rings, the others into a call that stands. Over TCP each
/// comes on a connection of its own: byte by byte, cut in two, or together with another message.
final class Vandal {
  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final Duration SETUP = Duration.ofSeconds(5);
  private static final long MOST_CPU = Duration.ofMillis(50).toNanos();

  /// So many anomalies one call may suffer.
  private static final int MOST_PER_CALL = 20;

  private static final int SHORT = 2_000;
  private static final int WARM_UPS = 40;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Town town;
  private final String method;
  private final String transport;
  private final Stranger steady;
  private final List<String> slow = new ArrayList<>();
  private Optional<Victim> victim = Optional.empty();
  private int sent;
  private int calls;
  private int answers;
  private int faults;
  private long mostCpu;

  /// A call that suffers.
  private static final class Victim {
    private final Draft.Names names;
    private String tag = "";
    private int cseq = 1;
    private int suffered;

    Victim(Draft.Names names) {
      this.names = names;
    }
  }

  Vandal(Town town, String method, String transport) {
    this.town = town;
    this.method = method;
    this.transport = transport;
    this.steady = Stranger.of(town, "10.9.0.9", transport);
    steady.reacts(response -> reacts(steady, response));
    var patience = method.equals("CANCEL") ? 5 : 3_600;
    var answer = method.equals("CANCEL") ? "" : "{\"verb\": \"answer\"}, ";
    town.app()
        .onCall(
            "[%s{\"verb\": \"pause\", \"length\": %d}, {\"verb\": \"sip:decline\", \"status\": 486}]"
                .formatted(answer, patience));
  }

  /// Sends what is healthy, so that nothing is slow just for being new.
  void warmsUp() {
    for (int i = 0; i < WARM_UPS; i++) {
      sends(new Anomaly("nothing", draft -> draft));
    }
    slow.clear();
    mostCpu = 0;
  }

  /// Sends one with an anomaly and lets the node deal with it. What seems slow is looked at twice:
  /// it may have been the machine.
  void sends(Anomaly anomaly) {
    if (sendsOnce(anomaly) > MOST_CPU) {
      long again = sendsOnce(anomaly);
      if (again > MOST_CPU) {
        slow.add(anomaly.what() + " " + Duration.ofNanos(again).toMillis() + " ms");
      }
    }
  }

  /// The anomalies that took too long.
  List<String> slow() {
    return slow;
  }

  /// Ends what stands.
  void leaves() {
    victim.ifPresent(this::release);
    steady.leaves();
    if (faults > 0) {
      throw new AssertionError(faults + " calls have met a fault");
    }
    if (steady.unreadable() > 0) {
      throw new AssertionError("the node has answered with what is no SIP");
    }
  }

  @Override
  public String toString() {
    return "%d sent, %d answers, most CPU %.1f ms".formatted(sent, answers, mostCpu / 1e6);
  }

  private long sendsOnce(Anomaly anomaly) {
    var names = names();
    var bytes = anomaly.spoil().apply(Draft.of(method, names)).print();
    long before = cpuNanos();
    var stranger = transport.equals("UDP") ? steady : Stranger.of(town, "10.9.0.9", transport);
    stranger.reacts(response -> reacts(stranger, response));
    sends(stranger, bytes);
    town.passes(PAUSE);
    long used = cpuNanos() - before;
    mostCpu = Math.max(mostCpu, used);
    sent++;
    if (!stranger.equals(steady)) {
      stranger.leaves();
    }
    victim.filter(this::spent).ifPresent(this::release);
    return used;
  }

  private void sends(Stranger stranger, byte[] bytes) {
    if (transport.equals("UDP")) {
      stranger.sends(bytes);
      return;
    }
    switch (sent % 3) {
      case 0 -> {
        int singly = Math.min(bytes.length, SHORT);
        stranger.sendsSingly(Arrays.copyOf(bytes, singly));
        stranger.sends(Arrays.copyOfRange(bytes, singly, bytes.length));
      }
      case 1 -> {
        int cut = sent % bytes.length;
        stranger.sends(Arrays.copyOf(bytes, cut));
        stranger.sends(Arrays.copyOfRange(bytes, cut, bytes.length));
      }
      default -> {
        var other = Draft.of("OPTIONS", Draft.Names.fresh(transport, ++calls)).print();
        var both = Arrays.copyOf(bytes, bytes.length + other.length);
        System.arraycopy(other, 0, both, bytes.length, other.length);
        stranger.sends(both);
      }
    }
  }

  /// The names of the next request: those of a call, where the method needs one.
  private Draft.Names names() {
    return switch (method) {
      case "INVITE", "OPTIONS", "REGISTER" -> Draft.Names.fresh(transport, ++calls);
      case "CANCEL" -> standing().names;
      default -> {
        var call = standing();
        call.suffered++;
        call.cseq += method.equals("ACK") ? 0 : 1;
        yield call.names.next(call.tag, call.cseq);
      }
    };
  }

  private Victim standing() {
    if (victim.isEmpty()) {
      var fresh = new Victim(Draft.Names.fresh(transport, ++calls));
      victim = Optional.of(fresh);
      steady.sends(Draft.of("INVITE", fresh.names).print());
      int status = method.equals("CANCEL") ? 100 : 200;
      boolean _ = town.world().until(() -> latest(fresh, status) != null, SETUP);
      var response = latest(fresh, status);
      if (response == null) {
        throw new AssertionError("no call for " + method);
      }
      fresh.tag = response.to().tag().orElse("");
    }
    return victim.get();
  }

  private @Nullable SipResponse latest(Victim call, int status) {
    var id = "anomaly-" + call.names.number() + "@client.example.net";
    return steady.responses().reversed().stream()
        .filter(response -> response.status() == status)
        .filter(response -> response.headers().lines("Call-ID").contains(id))
        .findFirst()
        .orElse(null);
  }

  private boolean spent(Victim call) {
    boolean once = List.of("ACK", "BYE", "CANCEL").contains(method);
    return once || call.suffered >= MOST_PER_CALL;
  }

  private void release(Victim call) {
    victim = Optional.empty();
    if (method.equals("CANCEL")) {
      steady.sends(Draft.of("CANCEL", call.names).print());
    } else {
      steady.sends(Draft.of("ACK", call.names.next(call.tag, 1)).print());
      steady.sends(Draft.of("BYE", call.names.next(call.tag, 1_000)).print());
    }
    town.passes(PAUSE);
    steady.responses().clear();
  }

  /// Acknowledges what must be, and hangs up at once, unless the call is there to be spoilt.
  private void reacts(Stranger stranger, SipResponse response) {
    answers++;
    if (response.status() == 500 && method.equals("INVITE")) {
      faults++; // nothing in a fresh INVITE may earn that
    }
    boolean sound = SipSanity.check(response).isEmpty();
    if (!sound || response.provisional() || !response.cseq().method().equals("INVITE")) {
      return; // the answer to a request without its headers lacks them too
    }
    if (!response.success()) {
      stranger.sends(following("ACK", response, response.headers().lines("Via").getFirst()));
    } else if (method.equals("INVITE")) {
      var via = "SIP/2.0/" + transport + " 10.9.0.9:5060;branch=z9hG4bK-after" + ++calls;
      stranger.sends(following("ACK", response, via));
      stranger.sends(following("BYE", response, via + "b"));
    }
  }

  private static byte[] following(String method, SipResponse response, String via) {
    var headers = response.headers();
    long cseq = response.cseq().number() + (method.equals("BYE") ? 1 : 0);
    return """
    %s sip:10.0.0.1:5060 SIP/2.0\r
    Via: %s\r
    From: %s\r
    To: %s\r
    Call-ID: %s\r
    CSeq: %d %s\r
    Max-Forwards: 70\r
    Content-Length: 0\r
    \r
    """
        .formatted(
            method,
            via,
            headers.first("From").orElse(""),
            headers.first("To").orElse(""),
            headers.first("Call-ID").orElse(""),
            cseq,
            method)
        .getBytes(ISO_8859_1);
  }

  /// What the carriers of virtual threads have used so far: the node and its World, without the
  /// compiler and the collector.
  private static long cpuNanos() {
    long sum = 0;
    for (var thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("ForkJoinPool")) {
        sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }
}
