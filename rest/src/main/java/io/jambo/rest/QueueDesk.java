package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.List;

/// Queues (rest-api.md 10). The verb is not there yet, so nobody ever waits: what is defined is
/// kept and listed with length 0.
final class QueueDesk implements Desk {
  private static final String ALL = "/Accounts/{account_sid}/Queues";
  private static final String ONE = ALL + "/{name}";
  private static final String CALLS = ONE + "/Calls";
  private static final String CALL = CALLS + "/{call_sid}";
  private static final int MOST_MEMBERS = 1_000;
  private static final Shape TEXT = Shape.text(255);
  private static final Shape LENGTH = Shape.whole(0, Integer.MAX_VALUE);

  private static final Shape.Thing WAITING =
      Shape.thing(
          "WaitingCall",
          Member.of("call_sid", Shape.sid()),
          Member.of("position", LENGTH),
          Member.of("queued_at", Shape.moment()),
          Member.of("priority", LENGTH));

  private static final Shape.Thing LISTED =
      Shape.thing("ListedQueue", Member.of("name", TEXT), Member.of("length", LENGTH));

  private static final Shape.Thing QUEUE =
      Shape.thing(
          "Queue",
          Member.of("sid", TEXT),
          Member.of("name", TEXT),
          Member.of("length", LENGTH),
          Member.of("defined", Shape.truth()),
          Member.of("description", TEXT).orNull(),
          Member.of("members", Shape.many(WAITING, MOST_MEMBERS)));

  private static final Shape.Thing DEFINED =
      Shape.thing("DefinedQueue", Member.of("sid", TEXT), Member.of("name", TEXT));

  private static final Shape.Thing NEW =
      Shape.thing("NewQueue", Member.of("name", Shape.filled(128)), optional("description", TEXT));

  private static final Shape.Thing CHANGE =
      Shape.thing("QueueChange", optional("description", TEXT));

  private final Rooms rooms;

  QueueDesk(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        to(Operation.get(ALL).says("Queues and how many wait in them"))
            .asks(Parameter.of("search", Shape.text(128), "a name with * and ? in it"))
            .lists(LISTED)
            .by(this::list),
        to(Operation.post(ALL).says("Define a queue"))
            .takes(NEW)
            .answers(201, DEFINED)
            .answers(422)
            .by(rooms::define),
        to(Operation.get(ONE).says("A queue"))
            .answers(200, QUEUE)
            .by(asked -> Answer.ok(facts(rooms.found(asked)))),
        to(Operation.put(ONE).says("Change a queue"))
            .takes(CHANGE)
            .answers(204)
            .by(asked -> rooms.change(asked, asked.body().onto(Row.empty(Nouns.ROOM_DEFINITIONS)))),
        to(Operation.delete(ONE).says("Forget a queue's definition"))
            .answers(204)
            .by(rooms::remove),
        to(Operation.get(CALLS).says("Who waits in a queue"))
            .lists(WAITING)
            .by(asked -> {
              var _ = rooms.found(asked);
              return Paging.of(asked, List.of());
            }),
        to(Operation.get(CALL).says("One who waits")).answers(200, WAITING).by(QueueDesk::nobody),
        to(Operation.delete(CALL).says("Take one out of the queue"))
            .answers(204)
            .by(QueueDesk::nobody));
  }

  private static Declaration to(Declaration declaration) {
    return declaration.to(Allowed.A_S_C);
  }

  private static Answer nobody(Asked asked) {
    throw Refused.absent();
  }

  private Answer list(Asked asked) {
    var pattern = asked.query("search");
    return Paging.of(
        asked,
        rooms.of(asked).stream()
            .map(Rooms::name)
            .filter(name -> pattern.isEmpty() || Glob.matches(pattern.get(), name))
            .map(name -> Facts.of("name", name).with("length", 0L))
            .toList());
  }

  private Facts facts(Row room) {
    return Facts.of(room)
        .with("sid", rooms.sid(room))
        .with("length", 0L)
        .with("defined", true)
        .with("members", List.of());
  }
}
