package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallPlan;
import io.jambo.call.CallStatus;
import io.jambo.call.CallTerms;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.edge.Arrival;
import io.jambo.edge.Party;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.sip.Flow;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecord.Attempt;
import io.jambo.store.CallRecord.Ending;
import io.jambo.store.CallRecord.Personal;
import io.jambo.store.JournalTicket;
import io.jambo.wire.SipRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Gives each call's record to the journal: when it begins, when it is answered, when it has ended
/// (operations.md 9). What a tenant does not want written is not.
final class RecordKeeper implements CallObserver {
  /// A disk that is slower than that does not hold up a call: its record waits in memory.
  private static final Duration LONGEST = Duration.ofMillis(100);

  /// What a call without a trace has for one (rest-api.md 16.1).
  private static final String NO_TRACE = "0".repeat(32);

  private final Kit kit;
  private final Function<CallRecord, JournalTicket> journal;
  private final boolean strict;
  private final Map<Sid, Begun> live = new ConcurrentHashMap<>();

  private record Begun(CallRecord record, JournalTicket ticket) {}

  /// @param journal takes a record; never waits
  /// @param strict whether no 200 goes out before the record's begin is on the disk
  RecordKeeper(Kit kit, Function<CallRecord, JournalTicket> journal, boolean strict) {
    this.kit = kit;
    this.journal = journal;
    this.strict = strict;
  }

  @Override
  public void taken(StartOfCall call) {
    attempt(call)
        .ifPresent(attempt -> {
          var record = CallRecord.begun(attempt);
          live.put(call.callSid(), new Begun(record, journal.apply(record)));
        });
  }

  @Override
  public void answering(Sid callSid) {
    var begun = live.get(callSid);
    if (strict && begun != null) {
      boolean _ = begun.ticket.durable(LONGEST);
    }
  }

  @Override
  public void status(Sid callSid, CallStatus status) {
    var begun = live.get(callSid);
    if (status == CallStatus.IN_PROGRESS && begun != null) {
      var _ =
          journal.apply(
              new CallRecord(
                  begun.record.attempt(), Optional.of(kit.wallClock()), Optional.empty()));
    }
  }

  @Override
  public void alert(Alert alert) {}

  @Override
  public void ended(EndOfCall end) {
    var begun = live.remove(end.callSid());
    if (begun != null) {
      var _ = journal.apply(begun.record.ended(end.answeredAt(), ending(end)));
    }
  }

  /// A call that nobody took has its whole record at once.
  void refused(Sid callSid, Party party, SipRequest invite, Flow flow, int sipStatus) {
    if (party.records() == CallTerms.Records.NONE || party.provider().isEmpty()) {
      return;
    }
    var now = kit.wallClock();
    var attempt =
        new Attempt(
            callSid,
            party.account(),
            party.provider().get(),
            party.application(),
            "inbound",
            party.trunk(),
            NO_TRACE,
            now,
            party.records() == CallTerms.Records.WHOLE
                ? Optional.of(personal(invite, flow))
                : Optional.empty());
    var ending =
        new Ending(
            sipStatus,
            Duration.ZERO,
            now,
            "failed",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var _ = journal.apply(CallRecord.begun(attempt).ended(Optional.empty(), ending));
  }

  private static Personal personal(SipRequest invite, Flow flow) {
    return new Personal(
        plain(Arrival.user(invite.from().uri())),
        plain(Arrival.user(invite.uri())),
        invite.callId(),
        Optional.empty(),
        Optional.of(flow.local().getAddress().getHostAddress()),
        Optional.of(flow.remote().getAddress().getHostAddress()));
  }

  private static Optional<Attempt> attempt(StartOfCall call) {
    var plan = call.plan();
    if (plan.terms().records() == CallTerms.Records.NONE) {
      return Optional.empty();
    }
    return plan.serviceProviderSid()
        .map(provider ->
            new Attempt(
                call.callSid(),
                plan.accountSid(),
                provider,
                Optional.of(plan.applicationSid()),
                "inbound",
                plan.trunkName(),
                call.traceId(),
                call.attemptedAt(),
                personal(call, plan)));
  }

  private static Optional<Personal> personal(StartOfCall call, CallPlan plan) {
    return plan.terms().records() == CallTerms.Records.WHOLE
        ? Optional.of(
            new Personal(
                plain(call.from()),
                plain(call.to()),
                call.sipCallId(),
                Optional.empty(),
                Optional.of(call.host()),
                Optional.of(call.peerAddress())))
        : Optional.empty();
  }

  /// Numbers are kept without plus (sip.md 9.4).
  private static String plain(String number) {
    return number.startsWith("+") ? number.substring(1) : number;
  }

  private static Ending ending(EndOfCall end) {
    return new Ending(
        end.sipStatus(),
        end.duration(),
        end.terminatedAt(),
        end.reason().words(),
        Optional.empty(),
        Optional.empty(),
        end.quality().map(QualityText::of));
  }
}
