package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an operator sees of the calls without asking the store: counters, and log lines that name
/// SIDs and types and nothing from outside.
final class CallLedger implements CallObserver {
  private static final Logger log = LoggerFactory.getLogger(CallLedger.class);

  /// From a second to an hour, in milliseconds.
  private static final List<Integer> LENGTHS =
      List.of(
          1_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000);

  private final Kit kit;
  private volatile long lastEnd;
  private final Counters counters;
  private final QualityMeters quality;
  private final AtomicInteger active = new AtomicInteger();

  CallLedger(Kit kit, Counters counters) {
    this.kit = kit;
    lastEnd = kit.nanos();
    this.counters = counters;
    this.quality = new QualityMeters(counters);
  }

  /// How long there has been no call; zero while there is one.
  Duration idle() {
    return active.get() > 0 ? Duration.ZERO : Duration.ofNanos(kit.nanos() - lastEnd);
  }

  /// How many calls live now.
  int active() {
    return active.get();
  }

  @Override
  public void taken(StartOfCall call) {
    active.incrementAndGet();
    log.atInfo()
        .addKeyValue("account_sid", call.plan().accountSid())
        .addKeyValue("application_sid", call.plan().applicationSid())
        .log("call taken");
  }

  @Override
  public void status(Sid callSid, CallStatus status) {
    if (status == CallStatus.IN_PROGRESS) {
      log.atInfo().log("call answered");
    }
  }

  @Override
  public void alert(Alert alert) {
    log.atWarn()
        .addKeyValue("alert_type", alert.type().word())
        .addKeyValue("call_sid", named(alert.callSid()))
        .addKeyValue("account_sid", named(alert.accountSid()))
        .addKeyValue("detail", alert.detail())
        .log("alert");
  }

  @Override
  public void ended(EndOfCall record) {
    lastEnd = kit.nanos();
    active.decrementAndGet();
    counters.count(
        "jambo_calls_total{direction=\"inbound\",outcome=\"" + record.status().word() + "\"}");
    waits(record);
    log.atInfo()
        .addKeyValue("status", record.status().word())
        .addKeyValue("sip_status", record.sipStatus())
        .addKeyValue("reason", record.reason().words())
        .addKeyValue("duration_ms", record.duration().toMillis())
        .log("call ended");
    record.quality().ifPresent(quality::ended);
  }

  private static String named(Optional<Sid> sid) {
    return sid.map(Sid::value).orElse("none");
  }

  /// The stamps are of the wall clock, which may have been set meanwhile.
  private void waits(EndOfCall record) {
    record
        .answeredAt()
        .ifPresent(at -> {
          long waited = Duration.between(record.attemptedAt(), at).toNanos();
          counters.histogram("jambo_call_answer_seconds", Counters.WAITS).note(Math.max(0, waited));
          counters
              .histogram("jambo_call_duration_seconds", LENGTHS)
              .note(record.duration().toNanos());
        });
  }
}
