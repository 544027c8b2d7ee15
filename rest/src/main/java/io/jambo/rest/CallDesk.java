package io.jambo.rest;

import io.jambo.kit.Journal;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Live calls (rest-api.md 8, 16.5): shown and counted. Starting and changing them is checked as
/// the API says; no call can be started yet (503), nor changed or ended from here (404).
final class CallDesk implements Desk {
  private static final String CALLS = "/Accounts/{account_sid}/Calls";
  private static final String CALL = CALLS + "/{call_sid}";

  private final LiveCalls calls;
  private final Store store;
  private final Clerk clerk;
  private final CallPicture picture;

  CallDesk(LiveCalls calls, Store store, Clerk clerk, CallPicture picture) {
    this.calls = calls;
    this.store = store;
    this.clerk = clerk;
    this.picture = picture;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(CALLS)
            .says("Calls that live, or ended less than an hour ago")
            .to(Allowed.A_S_C)
            .asks(
                Parameter.of("direction", CallShapes.DIRECTION, "which way"),
                Parameter.of("from", Shape.text(256), "who calls"),
                Parameter.of("to", Shape.text(256), "who is called"),
                Parameter.of("callStatus", CallShapes.STATUS, "its status"),
                Parameter.of("applicationSid", Shape.sid(), "its application"),
                Parameter.of("active", Shape.truth(), "only those that live"))
            .lists(CallShapes.CALL)
            .by(this::list),
        Operation.post(CALLS)
            .says("Start a call")
            .to(Allowed.A_S_C)
            .with(Operation.Trait.LIMITED_KEYS)
            .takes(CallShapes.NEW)
            .answers(201, CallShapes.STARTED)
            .answers(400, CallShapes.PROBLEMS)
            .answers(480)
            .by(this::start),
        Operation.get("/Accounts/{account_sid}/CallCount")
            .says("How many calls live")
            .to(Allowed.A_S_C)
            .answers(200, CallShapes.COUNT)
            .by(this::count),
        Operation.get(CALLS + "/count")
            .says("How many calls live")
            .to(Allowed.A_S_C)
            .answers(200, CallShapes.COUNT)
            .by(this::count),
        Operation.get(CALL)
            .says("A call")
            .to(Allowed.A_S_C)
            .answers(200, CallShapes.CALL)
            .by(asked -> Answer.ok(picture.of(found(asked), asked.caller()))),
        change(Operation.put(CALL).says("Change a live call")),
        change(Operation.post(CALL).says("Change a live call, as old clients do")),
        Operation.delete(CALL)
            .says("End a call")
            .to(Allowed.A_S_C)
            .answers(204)
            .by(_ -> {
              throw Refused.absent();
            }),
        Operation.get(CALL + "/journal")
            .says("What happens in a live call")
            .to(Allowed.A_S_C)
            .answers(200, CallShapes.JOURNAL)
            .by(this::journal));
  }

  private Operation change(Declaration declaration) {
    return declaration
        .to(Allowed.A_S_C)
        .with(Operation.Trait.LIMITED_KEYS)
        .takes(CommandShapes.CHANGE)
        .answers(200, CommandShapes.SIP_ANSWER)
        .answers(202)
        .answers(204)
        .answers(422)
        .by(asked -> {
          var _ = CallCommand.check(asked.body());
          throw Refused.absent();
        });
  }

  private Answer list(Asked asked) {
    var found =
        seen(asked)
            .filter(call -> same(asked, "direction", call.direction()))
            .filter(call -> number(asked, "from", call.from()))
            .filter(call -> number(asked, "to", call.to()))
            .filter(call -> same(asked, "callStatus", call.status().word()))
            .filter(call -> same(asked, "applicationSid", call.applicationSid().value()))
            .filter(
                call -> !asked.query().getOrDefault("active", false).equals(true) || !call.over())
            .map(call -> picture.of(call, asked.caller()))
            .toList();
    return Paging.of(asked, found);
  }

  /// The account's calls; a key that is limited to one application sees those of it.
  private Stream<LiveCall> seen(Asked asked) {
    var only = asked.caller().application();
    return calls.of(asked.sid("account_sid")).stream()
        .filter(call -> only.isEmpty() || only.get().equals(call.applicationSid()));
  }

  private static boolean same(Asked asked, String name, String value) {
    return asked.query(name).filter(wanted -> !wanted.equals(value)).isEmpty();
  }

  /// With or without the `+`, which an unescaped query turns into a blank.
  private static boolean number(Asked asked, String name, String value) {
    return asked.query(name).filter(wanted -> !bare(wanted).equals(bare(value))).isEmpty();
  }

  private static String bare(String number) {
    return number.startsWith("+") || number.startsWith(" ") ? number.substring(1) : number;
  }

  private Answer start(Asked asked) {
    var account =
        store
            .find(Nouns.ACCOUNTS, asked.sid("account_sid"), Reach.EVERYTHING)
            .orElseThrow(Refused::absent);
    var problems = NewCall.problems(asked.body(), account);
    if (!problems.isEmpty()) {
      var first = problems.getFirst() instanceof Json.Obj one ? one.text("msg").orElse("") : "";
      return new Answer.One(400, Facts.of("msg", first).with("errors", Json.array(problems)));
    }
    var only = asked.caller().application();
    if (only.isPresent() && !only.equals(asked.body().sid("application_sid"))) {
      throw Refused.forbidden("this key may only use its application");
    }
    throw Refused.with(503, "this build can't start calls yet").and("Retry-After", "3600");
  }

  private Answer count(Asked asked) {
    var live = seen(asked).filter(call -> !call.over()).toList();
    long inbound = live.stream().filter(call -> call.direction().equals("inbound")).count();
    return Answer.ok(Facts.of("inbound", inbound).with("outbound", live.size() - inbound));
  }

  private LiveCall found(Asked asked) {
    Sid sid = asked.sid("call_sid");
    return calls
        .find(asked.sid("account_sid"), sid)
        .filter(call ->
            asked
                .caller()
                .application()
                .filter(only -> !only.equals(call.applicationSid()))
                .isEmpty())
        .orElseThrow(Refused::absent);
  }

  private Answer journal(Asked asked) {
    var call = found(asked);
    if (call.over()) {
      throw Refused.absent();
    }
    AuditedRead.note(clerk, asked, "read", "journals", Optional.of(call.callSid()));
    var entries =
        call.journal().entries().stream()
            .filter(entry -> entry.kind() != Journal.Kind.SIP)
            .map(entry ->
                Facts.of("at", entry.at())
                    .with("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                    .with("verb_id", null)
                    .with("data", Json.of(entry.what())))
            .toList();
    return Answer.ok(
        Facts.of("call_sid", call.callSid())
            .with("live", true)
            .with("truncated", call.journal().truncated())
            .with("entries", entries));
  }
}
