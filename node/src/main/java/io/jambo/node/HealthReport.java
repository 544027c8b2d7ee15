package io.jambo.node;

import io.jambo.hooks.NoticeBacklog;
import io.jambo.kit.Counters;
import io.jambo.media.MediaEngine;
import io.jambo.node.real.HttpDoor.Answer;
import io.jambo.node.real.HttpDoor.Asked;
import io.jambo.node.real.HttpDoor.Desk;
import io.jambo.node.real.JvmFacts;
import io.jambo.outbound.GuardedClient;
import io.jambo.sip.SipStack;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  private final Counters counters;
  private final CallLedger ledger;
  private volatile Optional<Parts> parts = Optional.empty();
  private volatile State state = State.STARTING;

  private record Parts(
      SipStack sip, MediaEngine media, NoticeBacklog hooks, GuardedClient outbound) {}

  HealthReport(Counters counters, CallLedger ledger) {
    this.counters = counters;
    this.ledger = ledger;
  }

  /// Tells of these parts from now on.
  void watch(SipStack sip, MediaEngine media, NoticeBacklog hooks, GuardedClient outbound) {
    parts = Optional.of(new Parts(sip, media, hooks, outbound));
  }

  void enter(State next) {
    state = next;
  }

  @Override
  public Answer answer(Asked asked) {
    return switch (asked.path()) {
      case "/livez" -> Answer.text(200, "alive\n");
      case "/startupz" -> yes(state != State.STARTING);
      case "/readyz" -> yes(state == State.READY);
      case "/system-health" -> Answer.json(200, systemHealth());
      case "/metrics" -> Answer.text(200, MetricsText.of(gauges(), JvmFacts.counters(), counters));
      default -> Answer.json(404, "{\"msg\": \"no such path\"}");
    };
  }

  private static Answer yes(boolean fact) {
    return fact ? Answer.text(200, "yes\n") : Answer.text(503, "no\n");
  }

  private String systemHealth() {
    return "{\"calls\": %d, \"state\": \"%s\", \"registrations\": 0, \"deadline\": null}"
        .formatted(ledger.active(), state.name().toLowerCase(Locale.ROOT));
  }

  private Map<String, Number> gauges() {
    var gauges = new LinkedHashMap<String, Number>();
    gauges.put("jambo_ready", state == State.READY ? 1 : 0);
    gauges.put("jambo_draining", state == State.DRAINING ? 1 : 0);
    gauges.put("jambo_calls_active{direction=\"inbound\"}", ledger.active());
    parts.ifPresent(running -> running(running, gauges));
    gauges.putAll(JvmFacts.gauges());
    return gauges;
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
}
