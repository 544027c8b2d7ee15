package io.jambo.node;

import io.jambo.edge.Standing;
import io.jambo.hooks.NoticeBacklog;
import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.media.MediaEngine;
import io.jambo.node.real.HttpDoor.Answer;
import io.jambo.node.real.HttpDoor.Asked;
import io.jambo.node.real.HttpDoor.Desk;
import io.jambo.node.real.JvmFacts;
import io.jambo.node.real.Logs;
import io.jambo.outbound.GuardedClient;
import io.jambo.sip.SipStack;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the node says of itself on its management listener (operations.md 5): whether it is alive,
/// whether it takes calls, and its metrics. Nothing personal is in any of it. It answers from the
/// moment that the listener is open, long before the rest has started.
final class HealthReport implements Desk {
  /// Where the node stands in its life.
  enum State {
    STARTING,
    READY,
    DRAINING
  }

  /// A loop that has not turned for so long is stuck.
  private static final Duration STUCK = Duration.ofSeconds(5);

  /// Twice what the slowest transaction takes to end.
  private static final Duration OUTLIVED = Duration.ofSeconds(64);

  private final Kit kit;
  private final Counters counters;
  private final CallLedger ledger;
  private final long longestDelayNanos;
  private final double startedSeconds;
  private final Readiness readiness = new Readiness();
  private volatile Optional<Instant> deadline = Optional.empty();
  private volatile Optional<Parts> parts = Optional.empty();
  private volatile State state = State.STARTING;

  private record Parts(
      SipStack sip,
      MediaEngine media,
      NoticeBacklog hooks,
      GuardedClient outbound,
      Supplier<Standing> routing) {
    boolean databaseAway() {
      return routing.get() != Standing.CURRENT;
    }
  }

  /// @param longestDelay of a message in line above which no call is taken
  HealthReport(Kit kit, Counters counters, CallLedger ledger, Duration longestDelay) {
    this.kit = kit;
    this.counters = counters;
    this.ledger = ledger;
    longestDelayNanos = longestDelay.toNanos();
    startedSeconds = kit.wallClock().toEpochMilli() / 1e3;
  }

  /// Tells of these parts from now on.
  ///
  /// @param routing what the routing in memory is worth
  void watch(
      SipStack sip,
      MediaEngine media,
      NoticeBacklog hooks,
      GuardedClient outbound,
      Supplier<Standing> routing) {
    parts = Optional.of(new Parts(sip, media, hooks, outbound, routing));
  }

  /// It takes calls from now on.
  void ready() {
    deadline = Optional.empty();
    state = State.READY;
  }

  /// Whether it takes no more calls.
  boolean drains() {
    return state == State.DRAINING;
  }

  /// It takes no more calls, and ends by then.
  void draining(Instant end) {
    deadline = Optional.of(end);
    state = State.DRAINING;
  }

  @Override
  public Answer answer(Asked asked) {
    return switch (asked.path()) {
      case "/livez" -> yes(alive());
      case "/startupz" -> yes(state != State.STARTING);
      case "/readyz" -> readyz();
      case "/healthz" -> Answer.json(200, health());
      case "/system-health" -> Answer.json(200, systemHealth());
      case "/metrics" -> Answer.text(200, metrics());
      default -> Answer.json(404, "{\"msg\": \"no such path\"}");
    };
  }

  /// While the database is away known numbers are served on: ready, and degraded.
  private Answer readyz() {
    boolean ready = state == State.READY && readiness.look(keepsUp());
    boolean away = parts.map(Parts::databaseAway).orElse(false);
    return ready && away ? Answer.json(200, "{\"degraded\": [\"database\"]}") : yes(ready);
  }

  private static Answer yes(boolean fact) {
    return fact ? Answer.text(200, "yes\n") : Answer.text(503, "no\n");
  }

  /// Whether every loop turns; before there are any, the process lives.
  private boolean alive() {
    long until = kit.in(STUCK);
    return parts.map(all -> all.sip().turnsBy(until) && all.media().turnsBy(until)).orElse(true);
  }

  private boolean keepsUp() {
    return parts
        .map(all ->
            all.routing().get() != Standing.EXPIRED
                && all.sip().counts().queueDelayNanos() <= longestDelayNanos)
        .orElse(false);
  }

  private String systemHealth() {
    return "{\"calls\": %d, \"state\": \"%s\", \"registrations\": 0, \"deadline\": %s}"
        .formatted(
            ledger.active(),
            state.name().toLowerCase(Locale.ROOT),
            deadline.map(end -> "\"" + end + "\"").orElse("null"));
  }

  /// Each part in one word.
  private String health() {
    long until = kit.in(STUCK);
    return "{\"state\": \"%s\", \"signalling\": \"%s\", \"media\": \"%s\", \"hooks\": \"%s\", \"database\": \"%s\"}"
        .formatted(
            state.name().toLowerCase(Locale.ROOT),
            word(parts.map(all -> all.sip().turnsBy(until)).orElse(false), "stuck"),
            word(parts.map(all -> all.media().turnsBy(until)).orElse(false), "stuck"),
            word(parts.map(all -> all.outbound().openBreakers() == 0).orElse(false), "degraded"),
            word(parts.map(all -> !all.databaseAway()).orElse(false), "away"));
  }

  private static String word(boolean good, String otherwise) {
    return good ? "up" : otherwise;
  }

  private String metrics() {
    var others = new LinkedHashMap<>(JvmFacts.counters());
    others.putAll(Logs.suppressed());
    return MetricsText.of(gauges(), others, counters);
  }

  private Map<String, Number> gauges() {
    var gauges = new LinkedHashMap<String, Number>();
    gauges.put("jambo_ready", state == State.READY ? 1 : 0);
    gauges.put("jambo_draining", state == State.DRAINING ? 1 : 0);
    gauges.put("jambo_build_info{version=\"" + version() + "\"}", 1);
    gauges.put("jambo_start_time_seconds", startedSeconds);
    gauges.put("jambo_calls_active{direction=\"inbound\"}", ledger.active());
    parts.ifPresent(running -> {
      running(running, gauges);
      outliving(running, gauges);
    });
    gauges.putAll(JvmFacts.gauges());
    return gauges;
  }

  /// Of the build that runs.
  static String version() {
    return Optional.ofNullable(HealthReport.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private static void running(Parts parts, Map<String, Number> gauges) {
    var signalling = parts.sip().counts();
    var audio = parts.media().counts();
    gauges.put("jambo_sip_transactions", signalling.transactions());
    gauges.put("jambo_sip_dialogs", signalling.dialogs());
    gauges.put("jambo_sip_timers", signalling.timers());
    gauges.put("jambo_rtp_endpoints", audio.endpoints());
    gauges.put("jambo_rtp_ports_used", audio.portsUsed());
    gauges.put("jambo_rtp_ports_resting", audio.portsResting());
    gauges.put("jambo_hook_queue", parts.hooks().pending());
    gauges.put("jambo_hook_breaker_open", parts.outbound().openBreakers());
  }

  /// What no call holds any more and still is not given back: a leak, and a bug of ours. Told only
  /// when there has been no call for so long that all late answers have come and all ports rested.
  private void outliving(Parts parts, Map<String, Number> gauges) {
    boolean quiet = ledger.idle().compareTo(OUTLIVED) > 0;
    var signalling = parts.sip().counts();
    var audio = parts.media().counts();
    gauges.put("jambo_outliving{what=\"dialogs\"}", quiet ? signalling.dialogs() : 0);
    gauges.put("jambo_outliving{what=\"endpoints\"}", quiet ? audio.endpoints() : 0);
    gauges.put("jambo_outliving{what=\"ports\"}", quiet ? audio.portsUsed() : 0);
  }
}
