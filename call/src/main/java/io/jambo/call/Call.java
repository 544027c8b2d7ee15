package io.jambo.call;

import io.jambo.hooks.AppLink;
import io.jambo.hooks.HookReply;
import io.jambo.kit.Cancelled;
import io.jambo.kit.Fork;
import io.jambo.kit.Inbox;
import io.jambo.kit.Journal;
import io.jambo.kit.Kit;
import io.jambo.kit.Scope;
import io.jambo.media.MediaEvent;
import io.jambo.sip.LegEvent;
import io.jambo.speech.SpeechOutcome;
import io.jambo.verbs.Hook;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// A call as its verbs see it: they make it heard, ask the application, and wait in one place.
///
/// Every method is called by the session's task unless it says otherwise; what never changes
/// ([#facts], [#services], [#kit], [#link], [#scope], [#journal]) its helpers read too. What ends
/// the verb from outside is thrown out of the waiting methods: [CallOver] and [Redirected].
final class Call {
  private final CallServices services;
  private final CallFacts facts;
  private final CallProgress progress;
  private final Journal journal;
  private final AppLink link;
  private final Leg leg;
  private final Scope scope;
  private final Inbox<Happening> inbox;
  private final SessionSpeech speech;
  private final BackgroundGather background = new BackgroundGather(this);

  Call(
      CallServices services,
      CallFacts facts,
      CallProgress progress,
      Journal journal,
      AppLink link,
      Leg leg,
      Scope scope,
      Inbox<Happening> inbox,
      SessionSpeech speech) {
    this.services = services;
    this.facts = facts;
    this.progress = progress;
    this.journal = journal;
    this.link = link;
    this.leg = leg;
    this.scope = scope;
    this.inbox = inbox;
    this.speech = speech;
  }

  /// The one waiting place: the next event, [CallEvent.TimeUp] at the deadline.
  CallEvent await(long deadline) {
    while (true) {
      var happening = inbox.take(Math.min(deadline, background.nextDue()));
      var event = happening.flatMap(this::digest);
      if (event.isPresent()) {
        return event.get();
      }
      long now = kit().nanos();
      background.expire(now);
      if (happening.isEmpty() && now >= deadline) {
        return new CallEvent.TimeUp();
      }
    }
  }

  /// Lets time pass; whatever ends the call ends the wait.
  void rest(Duration length) {
    long deadline = kit().in(length);
    while (!(await(deadline) instanceof CallEvent.TimeUp)) {
      // Digits pressed meanwhile are nobody's.
    }
  }

  /// Starts a helper that ends with the call at the latest. A fault in it ends the call: without
  /// what it was to bring, the call would go on in silence.
  Fork helper(String what, Runnable body) {
    return scope.fork(
        what,
        () -> {
          try {
            body.run();
          } catch (Cancelled stop) {
            throw stop;
          } catch (RuntimeException | Error fault) {
            post(new Happening.Broken(fault));
          }
        });
  }

  /// Has blocking work done by a helper, and waits for its result. Digits pressed meanwhile are
  /// nobody's.
  <T> T during(String what, Supplier<T> body) {
    var work = new Work<T>(body);
    var _ =
        helper(
            what,
            () -> {
              work.run();
              post(new Happening.Worked(work));
            });
    while (true) {
      if (await(Kit.NEVER) instanceof CallEvent.WorkDone(var done) && done == work) {
        return work.result();
      }
    }
  }

  /// Any thread: puts something into the inbox. A call that is that far behind is broken and ends.
  void post(Happening happening) {
    if (!inbox.offer(happening)) {
      leg.abandon();
    }
  }

  private Optional<CallEvent> digest(Happening happening) {
    return switch (happening) {
      case Happening.OnMedia(var event) -> heard(event);
      case Happening.OnLeg(var event) -> signalled(event);
      case Happening.Worked(var work) -> Optional.of(new CallEvent.WorkDone(work));
      case Happening.Replied(HookReply.NewScript(var script)) -> throw new Redirected(script);
      case Happening.Replied _ -> Optional.empty();
      case Happening.Broken broken -> throw broken.again();
      case Happening.TooLong _ -> throw tooLong();
      case Happening.Ordered(var reason) -> throw orderedOver(reason);
    };
  }

  private Optional<CallEvent> heard(MediaEvent event) {
    return switch (event) {
      case MediaEvent.KeyDown(var key) -> {
        background.keyDown();
        yield Optional.of(new CallEvent.KeyDown(key));
      }
      case MediaEvent.Digit(var key, _) -> digit(key);
      case MediaEvent.PlaybackEnded ended ->
          Optional.of(new CallEvent.PlaybackEnded(ended.id(), ended.playedSamples()));
      case MediaEvent.DigitsSent _ -> Optional.of(new CallEvent.DigitsSent());
      case MediaEvent.TimedOut _ -> {
        if (leg.answered()) {
          throw silent();
        }
        yield Optional.empty();
      }
      case MediaEvent.Failed _ -> throw broken("media failed");
    };
  }

  private Optional<CallEvent> digit(char key) {
    journal.note(Journal.Kind.DTMF, String.valueOf(key));
    return background.takes(key) ? Optional.empty() : Optional.of(new CallEvent.Digit(key));
  }

  private Optional<CallEvent> signalled(LegEvent event) {
    switch (event) {
      case LegEvent.InfoDigit(var key, _) -> {
        background.keyDown();
        return digit(key);
      }
      case LegEvent.Reoffered(var request, var reply) -> leg.reoffered(request, reply);
      case LegEvent.Acked(var sdp) -> leg.acknowledged(sdp);
      case LegEvent.HungUp(var bye) -> throw callerOver(bye.headers());
      case LegEvent.Cancelled _ -> throw callerOver(Headers.NONE);
      case LegEvent.NoAck _, LegEvent.Ended _, LegEvent.Unreachable _ ->
          throw peerOver(CallOver.Ending.lost(leg.answered()));
      default -> journal.note(Journal.Kind.SIP, event.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /// The caller ended it. A BYE may come before our answer and a CANCEL may cross it: what counts
  /// is whether the application has heard of an answer.
  private CallOver callerOver(Headers bye) {
    return peerOver(
        leg.answered()
            ? CallOver.Ending.hungUp(CallOver.Ending.CALLER, bye)
            : CallOver.Ending.abandoned());
  }

  private CallOver peerOver(CallOver.Ending ending) {
    leg.over();
    return over(ending);
  }

  /// Ends the call for a fault of ours; the caller throws the result.
  CallOver broken(String what) {
    boolean answered = leg.answered();
    journal.note(Journal.Kind.ERROR, what);
    leg.hangUp(Headers.NONE);
    leg.refuse(500, "Server Internal Error", Headers.NONE);
    return over(CallOver.Ending.broken(answered));
  }

  private CallOver silent() {
    journal.note(Journal.Kind.ERROR, "nothing heard from the peer");
    leg.hangUp(Headers.NONE.plus("X-Reason", "Media Timeout"));
    return over(CallOver.Ending.lost(true));
  }

  private void endAfter(Duration longest) {
    var _ =
        helper(
            "longest",
            () -> {
              kit().pause(longest);
              post(new Happening.TooLong());
            });
  }

  private CallOver tooLong() {
    alert(AlertType.LONG_CALL_ENDED, "the account's max_call_duration was reached", "");
    return hangUp(Headers.NONE);
  }

  private CallOver orderedOver(TerminationReason reason) {
    boolean answered = leg.answered();
    leg.hangUp(Headers.NONE);
    leg.refuse(503, "Service Unavailable", Headers.NONE);
    return over(CallOver.Ending.ordered(answered, reason));
  }

  /// Reports how the call ends; the caller throws the result. The peer has been told already.
  CallOver over(CallOver.Ending ending) {
    progress.ending(ending);
    status(ending.status(), ending.sipStatus(), ending.sipReason());
    return new CallOver(ending);
  }

  /// Ends an unanswered call with a refusal.
  CallOver refuse(int status, String reason, Headers headers) {
    leg.refuse(status, reason, headers);
    return over(CallOver.Ending.failed(status, reason));
  }

  /// Ends an answered call with a BYE.
  CallOver hangUp(Headers headers) {
    leg.hangUp(headers);
    return over(CallOver.Ending.hungUp(CallOver.Ending.JAMBONZ, Headers.NONE));
  }

  /// Answers the call, once: 200, and the status `in-progress`.
  void answer() {
    if (!leg.answered()) {
      services.observer().answering(facts.callSid());
      leg.answer().ifPresent(this::noMedia);
      status(CallStatus.IN_PROGRESS, 200, "OK");
      facts.longest().ifPresent(this::endAfter);
    }
  }

  /// Opens audio before the answer: 183, once.
  void earlyMedia() {
    leg.early().ifPresent(this::noMedia);
  }

  /// 180 with those headers, reported as `ringing`.
  void ring(Headers headers) {
    leg.ring(headers);
    status(CallStatus.RINGING, 180, "Ringing");
  }

  private void noMedia(Leg.Refusal refusal) {
    var why = Headers.NONE.plus("X-Reason", Header.clean(refusal.detail()));
    throw refuse(refusal.status(), refusal.reason(), why);
  }

  /// Begins a prompt; it is heard until it ends, is stopped, or another one begins.
  Playing play(Playlist playlist) {
    var queue = new PromptQueue(kit());
    var narrator = new Narrator(this, playlist, queue);
    var playback = leg.audio().play(queue);
    var playing = new Playing(playback, queue, helper("narrator", narrator), narrator);
    background.hears(playing);
    return playing;
  }

  /// Reports a status to the application and the observer.
  void status(CallStatus next, int sipStatus, String sipReason) {
    progress.report(next, sipStatus, sipReason);
    journal.note(Journal.Kind.STATUS, next.word());
    services.observer().status(facts.callSid(), next);
    link.status(payload());
  }

  /// Tells the status hook something more about the present status.
  void statusNote(Json.Obj extra) {
    link.status(payload().withAll(extra));
  }

  /// Sends a verb's result to its action hook. A script in the reply replaces the application
  /// ([Redirected]); anything else, failures included, lets the list go on (verbs.md 1.5).
  void ask(Hook hook, Json.Obj result) {
    if (request(hook, result) instanceof HookReply.NewScript(var script)) {
      throw new Redirected(script);
    }
  }

  /// Sends a verb's result to its action hook and returns what came back.
  HookReply request(Hook hook, Json.Obj result) {
    var payload = payload().withAll(result);
    journal.note(Journal.Kind.HOOK, "verb:hook");
    return during("hook", () -> link.ask(hook, "verb:hook", payload));
  }

  /// Sends a verb's result after it was interrupted: nobody waits for the reply, and a script in it
  /// is ignored.
  void tell(Hook hook, Json.Obj result) {
    link.tell(hook, "verb:hook", payload().withAll(result));
  }

  /// Any thread: raises an alert. No number, text or digit may be in it.
  void alert(AlertType type, String message, String detail) {
    journal.note(Journal.Kind.ERROR, type.word());
    services
        .observer()
        .alert(
            new Alert(
                kit().wallClock(),
                Optional.of(facts.accountSid()),
                Optional.of(facts.applicationSid()),
                Optional.of(facts.callSid()),
                type,
                message,
                detail));
  }

  /// Any thread: what a synthesizer wants the account to know.
  void speechNote(SpeechOutcome.Note note) {
    var type =
        note.alert().equals(AlertType.TTS_NOT_PROVISIONED.word())
            ? AlertType.TTS_NOT_PROVISIONED
            : AlertType.NO_TTS;
    alert(type, "spoken by the embedded voice", note.vendor());
  }

  /// What every hook is told, as things stand.
  Json.Obj payload() {
    return CallPayload.regular(facts, progress);
  }

  /// `tag`: what the application wants to see again.
  void tag(Json.Obj data) {
    progress.tag(data);
  }

  Kit kit() {
    return services.kit();
  }

  CallServices services() {
    return services;
  }

  CallFacts facts() {
    return facts;
  }

  AppLink link() {
    return link;
  }

  Leg leg() {
    return leg;
  }

  /// Any thread: who speaks in this session.
  SessionSpeech speech() {
    return speech;
  }

  BackgroundGather background() {
    return background;
  }

  Scope scope() {
    return scope;
  }

  Journal journal() {
    return journal;
  }
}
