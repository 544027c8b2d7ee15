package io.jambo.rest;

import io.jambo.hooks.Webhooks;
import io.jambo.outbound.Outbound;
import io.jambo.speech.Voices;
import io.jambo.store.History;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the API shows of the running node, and what it acts through: everything that is neither
/// configuration nor people.
///
/// @param outbound the guarded client
/// @param turn empty while none is set
public record Surroundings(
    LiveCalls calls,
    Bulletin bulletin,
    History history,
    Voices voices,
    Webhooks webhooks,
    Outbound outbound,
    NodeRoom node,
    BanBook bans,
    Supplier<Optional<TurnServer>> turn) {

  /// The desks of live calls, of history and of diagnostics.
  public List<Desk> desks(Office office) {
    var kit = office.kit();
    var store = office.store();
    var clerk = office.clerk();
    var picture = new CallPicture(kit, office::settings);
    return List.of(
        new CallDesk(calls, store, clerk, picture),
        new ConferenceDesk(new Rooms(store, clerk, "conference", "conf")),
        new QueueDesk(new Rooms(store, clerk, "queue", "queue")),
        new MessageDesk(store, clerk, outbound),
        new RegisteredUserDesk(store),
        new BucketDesk(),
        new SpeechDesk(kit, voices),
        new RecentCallsDesk(kit, history, clerk),
        new AlertDesk(kit, store, history, clerk),
        new CountDesk(history),
        new DiagnosticDesk(),
        new EventDesk(kit, bulletin, picture, office::stillIn),
        new AuditDesk(kit, store),
        new NodeDesk(node, kit),
        new BanDesk(bans, store, clerk),
        new TurnDesk(kit, turn),
        new WebhookTestDesk(kit, store, webhooks),
        new LaterDesk());
  }
}
