package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Set;

/// Conferences (rest-api.md 9). The verb is not there yet, so none ever runs: what is defined is
/// kept and listed, and what needs a running one answers as it does for one that does not run.
final class ConferenceDesk implements Desk {
  private static final String ALL = "/Accounts/{account_sid}/Conferences";
  private static final String ONE = ALL + "/{name}";
  private static final String MEMBERS = ONE + "/Participants";
  private static final String MEMBER = MEMBERS + "/{call_sid}";
  private static final int MOST_MEMBERS = 1_000;

  /// Act on the room that runs, and on nothing else.
  private static final Set<String> RUNNING = Set.of("lock", "mute_all", "end_conference_duration");

  private static final Shape TEXT = Shape.text(255);
  private static final Shape SIZE = Shape.whole(2, Integer.MAX_VALUE);

  private static final Shape.Thing PARTICIPANT =
      Shape.thing(
          "Participant",
          Member.of("call_sid", Shape.sid()),
          Member.of("label", TEXT).orNull(),
          Member.of("memberTag", TEXT).orNull(),
          Member.of("isAgent", Shape.truth()),
          Member.of("muted", Shape.truth()),
          Member.of("on_hold", Shape.truth()),
          Member.of("deaf", Shape.truth()),
          Member.of("talking", Shape.truth()),
          Member.of("moderator", Shape.truth()),
          Member.of("coach_of", TEXT).orNull(),
          Member.of("joined_at", Shape.moment()));

  private static final Shape.Thing CONFERENCE =
      Shape.thing(
          "Conference",
          Member.of("id", TEXT),
          Member.of("name", TEXT),
          Member.of("durationSec", Shape.whole(0, Integer.MAX_VALUE)),
          Member.of("participants", Shape.many(PARTICIPANT, MOST_MEMBERS)),
          Member.of("sid", TEXT),
          Member.of("defined", Shape.truth()),
          Member.of("description", TEXT).orNull(),
          Member.of("max_participants", SIZE).orNull(),
          Member.of("beep", Shape.flag()),
          Member.of("locked", Shape.truth()));

  private static final Shape.Thing DEFINED =
      Shape.thing("DefinedConference", Member.of("sid", TEXT), Member.of("name", TEXT));

  private static final Shape.Thing NEW =
      Shape.thing(
          "NewConference",
          Member.of("name", Shape.filled(128)),
          optional("description", TEXT),
          optional("max_participants", SIZE),
          Member.of("beep", Shape.flag()).maybe());

  private static final Shape.Thing CHANGE =
      Shape.thing(
          "ConferenceChange",
          optional("description", TEXT),
          optional("max_participants", SIZE),
          Member.of("beep", Shape.flag()).maybe(),
          Member.of("lock", Shape.truth()).maybe(),
          Member.of("mute_all", Shape.truth()).maybe(),
          Member.of("end_conference_duration", Shape.whole(0, Integer.MAX_VALUE)).maybe());

  private static final Shape.Thing ACTION =
      Shape.thing(
          "ParticipantAction",
          Member.of(
              "action",
              Shape.oneOf("tag", "untag", "coach", "uncoach", "mute", "unmute", "hold", "unhold")),
          optional("tag", TEXT),
          optional("wait_hook", Shape.any()));

  private static final Shape.Thing LISTEN =
      Shape.thing(
          "ConferenceListen",
          Member.of("url", Shape.filled(1_024)),
          optional("sampleRate", Shape.whole(8_000, 48_000)),
          optional("metadata", Shape.any()));

  private final Rooms rooms;

  ConferenceDesk(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL)
            .says("Conferences: their names, or with expand=participants the whole of them")
            .to(Allowed.A_S_C)
            .asks(
                Parameter.of("expand", Shape.oneOf("participants"), "who is in them"),
                Parameter.of("page", Shape.whole(0, Integer.MAX_VALUE), "which page, from 1"),
                Parameter.of("page_size", Shape.whole(1, Page.MOST), "rows of a page"))
            .answers(200, Shape.any())
            .by(this::list),
        to(Operation.post(ALL).says("Define a conference"))
            .takes(NEW)
            .answers(201, DEFINED)
            .answers(422)
            .by(rooms::define),
        to(Operation.get(ONE).says("A conference"))
            .answers(200, CONFERENCE)
            .by(asked -> Answer.ok(facts(rooms.found(asked)))),
        to(Operation.put(ONE).says("Change a conference")).takes(CHANGE).changes().by(this::change),
        to(Operation.delete(ONE).says("End a conference and forget its definition"))
            .answers(204)
            .by(rooms::remove),
        to(Operation.post(ONE + "/listen").says("Stream a conference's audio"))
            .takes(LISTEN)
            .answers(201)
            .by(ConferenceDesk::notRunning),
        to(Operation.delete(ONE + "/listen").says("Stop streaming it"))
            .answers(204)
            .by(ConferenceDesk::notRunning),
        to(Operation.get(MEMBERS).says("Who is in a conference"))
            .lists(PARTICIPANT)
            .by(asked -> {
              var _ = rooms.found(asked);
              return Paging.of(asked, List.of());
            }),
        to(Operation.get(MEMBER).says("One who is in it"))
            .answers(200, PARTICIPANT)
            .by(ConferenceDesk::notRunning),
        to(Operation.put(MEMBER).says("Mute, hold or coach one who is in it"))
            .takes(ACTION)
            .answers(204)
            .by(ConferenceDesk::notRunning),
        to(Operation.delete(MEMBER).says("Take one out of it"))
            .answers(204)
            .by(ConferenceDesk::notRunning));
  }

  private static Declaration to(Declaration declaration) {
    return declaration.to(Allowed.A_S_C);
  }

  private static Answer notRunning(Asked asked) {
    throw Refused.absent();
  }

  private Answer list(Asked asked) {
    boolean whole = asked.query("expand").isPresent();
    var all =
        rooms.of(asked).stream()
            .map(room -> whole ? expanded(room) : Json.of(Rooms.name(room)))
            .toList();
    if (asked.page().isEmpty()) {
      return Answer.ok(Json.array(all));
    }
    var page = asked.page().get();
    int from = (int) Math.min(all.size(), page.skipped());
    int to = Math.min(all.size(), from + page.size());
    return Answer.ok(
        Json.object()
            .with("total", all.size())
            .with("page", page.number())
            .with("page_size", page.size())
            .with("data", Json.array(all.subList(from, to))));
  }

  private Json expanded(Row room) {
    return Json.object()
        .with("id", rooms.sid(room))
        .with("name", Rooms.name(room))
        .with("durationSec", 0)
        .with("participants", Json.array());
  }

  private Facts facts(Row room) {
    return Facts.of(room)
        .with("id", rooms.sid(room))
        .with("sid", rooms.sid(room))
        .with("durationSec", 0L)
        .with("participants", List.of())
        .with("defined", true)
        .with("locked", false);
  }

  private Answer change(Asked asked) {
    var _ = rooms.found(asked);
    var said = asked.body().names();
    if (!said.isEmpty() && RUNNING.containsAll(said)) {
      throw Refused.conflict("it does not run");
    }
    var changes = asked.body().onto(Row.empty(Nouns.ROOM_DEFINITIONS));
    return rooms.change(asked, changes);
  }
}
