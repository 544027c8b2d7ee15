package io.jambo.call;

import io.jambo.hooks.AppLink;
import io.jambo.hooks.HookAlert;
import io.jambo.hooks.HookReply;
import io.jambo.kit.Cancelled;
import io.jambo.kit.Faults;
import io.jambo.kit.Inbox;
import io.jambo.kit.Journal;
import io.jambo.kit.Scope;
import io.jambo.kit.Sid;
import io.jambo.sip.Invitation;
import io.jambo.verbs.Script;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One inbound call from its INVITE to its end: asks the application what to do and does it, verb
/// by verb. One virtual thread runs it and owns all its state.
///
/// It ends in one of four ways: the verbs are exhausted, one side hangs up ([CallOver]), the node
/// ends it, or a fault of ours ends this one call.
final class CallSession {
  /// A call that is 1,000 events behind is broken, not slow: it is ended.
  private static final int INBOX_CAPACITY = 1_000;

  private static final Logger log = LoggerFactory.getLogger(CallSession.class);

  private final CallServices services;
  private final CallPlan plan;
  private final SipRequest invite;
  private final CallFacts facts;
  private final CallProgress progress;
  private final Journal journal;
  private final Inbox<Happening> inbox;
  private final Scope scope;
  private final Leg leg;
  private final AppLink link;
  private final Call call;

  CallSession(CallServices services, Invitation invitation, CallPlan plan) {
    var kit = services.kit();
    this.services = services;
    this.plan = plan;
    invite = invitation.request();
    facts = CallFacts.of(kit, plan, invite, invitation.flow());
    progress = new CallProgress(kit);
    journal = new Journal(kit);
    inbox = new Inbox<>(kit, INBOX_CAPACITY);
    scope = new Scope(kit);
    leg =
        scope.own(
            new Leg(
                invitation,
                services.media(),
                ownHeaders(),
                event -> post(new Happening.OnMedia(event))));
    link = services.webhooks().link(plan.application(), this::alert);
    call =
        new Call(
            services,
            facts,
            progress,
            journal,
            link,
            leg,
            scope,
            inbox,
            new SessionSpeech(plan.accountSid().value(), plan.speech()));
    invitation.listen(event -> post(new Happening.OnLeg(event)));
  }

  Sid sid() {
    return facts.callSid();
  }

  /// Whose call it is.
  Sid account() {
    return plan.accountSid();
  }

  /// Any thread: has the call end.
  void order(TerminationReason reason) {
    post(new Happening.Ordered(reason));
  }

  void run() {
    MDC.put("call_sid", facts.callSid().value());
    MDC.put("trace_id", facts.traceId());
    services.observer().taken(start());
    plan.terms().productName().ifPresent(leg::productName);
    var reason = TerminationReason.FAILED;
    try (scope) {
      reason = ending().reason();
    } finally {
      link.close();
      services.observer().ended(record(reason));
      MDC.clear();
    }
  }

  private CallOver.Ending ending() {
    try {
      program();
      return exhausted().ending();
    } catch (CallOver over) {
      return over.ending();
    } catch (Cancelled stop) {
      throw stop;
    } catch (RuntimeException | Error fault) {
      Faults.log(log, "call ended by a fault", fault);
      return call.broken("fault").ending();
    }
  }

  /// The application's first script, and every one that replaces it.
  private void program() {
    var script = firstScript();
    call.status(CallStatus.TRYING, 100, "Trying");
    while (true) {
      try {
        perform(script);
        return;
      } catch (Redirected next) {
        script = next.script();
      }
    }
  }

  private Script firstScript() {
    var payload = CallPayload.sessionNew(facts, progress, plan, invite);
    journal.note(Journal.Kind.HOOK, "session:new");
    return switch (call.during("call hook", () -> link.newCall(payload))) {
      case HookReply.NewScript(var script) -> script;
      case HookReply.Nothing _ -> throw refused("no application provided");
      case HookReply.Failed failed -> throw refused(failed.reason());
    };
  }

  private CallOver refused(String why) {
    var headers = Headers.NONE.plus("X-Reason", Header.clean(why));
    return call.refuse(services.webhookErrorCode(), "Temporarily Unavailable", headers);
  }

  private void perform(Script script) {
    for (var verb : script.verbs()) {
      if (Needs.met(verb, call)) {
        journal.note(Journal.Kind.VERB, verb.name());
        Runners.run(verb, call);
      }
    }
  }

  /// Nothing is left to do: BYE, or 603 to a caller who was never answered (verbs.md 1.4.4).
  private CallOver exhausted() {
    return leg.answered() ? call.hangUp(Headers.NONE) : call.refuse(603, "Decline", Headers.NONE);
  }

  private void post(Happening happening) {
    if (!inbox.offer(happening)) {
      leg.abandon();
    }
  }

  private void alert(HookAlert alert, String type, String message, OptionalInt status) {
    var detail = status.isPresent() ? type + " " + status.getAsInt() : type;
    call.alert(AlertType.of(alert), message, detail);
  }

  /// What softphones read in our responses (sip.md 4.5).
  private Headers ownHeaders() {
    return Headers.NONE
        .plus("X-Call-Sid", facts.callSid().value())
        .plus("X-Application-Sid", facts.applicationSid().value());
  }

  private StartOfCall start() {
    return new StartOfCall(
        facts.callSid(),
        plan,
        facts.traceId(),
        facts.sipCallId(),
        CallFacts.calling(plan, invite),
        facts.to(),
        facts.callerName(),
        facts.localHost(),
        facts.peerHost(),
        progress.attemptedAt(),
        journal);
  }

  private EndOfCall record(TerminationReason reason) {
    return new EndOfCall(
        facts.callSid(),
        facts.accountSid(),
        facts.applicationSid(),
        facts.traceId(),
        facts.sipCallId(),
        facts.from(),
        facts.to(),
        facts.peerHost(),
        progress.attemptedAt(),
        progress.answeredAt(),
        services.kit().wallClock(),
        progress.duration(),
        progress.status(),
        progress.sipStatus(),
        reason,
        leg.quality());
  }
}
