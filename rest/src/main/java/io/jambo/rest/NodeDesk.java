package io.jambo.rest;

import io.jambo.kit.Kit;
import java.util.List;

/// The nodes of the install (rest-api.md 17): the one that answers.
final class NodeDesk implements Desk {
  private static final Shape TEXT = Shape.text(255);
  private static final Shape COUNT = Shape.whole(0, Integer.MAX_VALUE);
  private static final int MOST = 1_000;

  private static final Shape.Thing NODE =
      Shape.thing(
          "Node",
          Member.of("node_id", TEXT),
          Member.of("incarnation", TEXT),
          Member.of("version", TEXT),
          Member.of("roles", Shape.many(TEXT, MOST)),
          Member.of("state", Shape.oneOf("ready", "draining", "lost")),
          Member.of("calls", COUNT),
          Member.of("registrations", COUNT),
          Member.of("started_at", Shape.moment()),
          Member.of("last_seen", Shape.moment()),
          Member.of("sip_addresses", Shape.many(TEXT, MOST)));

  private static final Shape.Thing CHANGE =
      Shape.thing("NodeChange", Member.of("state", Shape.oneOf("draining", "ready")));

  private final NodeRoom node;
  private final Kit kit;

  NodeDesk(NodeRoom node, Kit kit) {
    this.node = node;
    this.kit = kit;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/Nodes")
            .says("The nodes of this install")
            .to(Allowed.A)
            .lists(NODE)
            .by(asked -> Paging.of(asked, List.of(facts()))),
        Operation.get("/Nodes/{id}")
            .says("A node")
            .to(Allowed.A)
            .answers(200, NODE)
            .by(asked -> {
              known(asked);
              return Answer.ok(facts());
            }),
        Operation.put("/Nodes/{id}")
            .says("Have a node take no new calls, or take them again")
            .to(Allowed.A)
            .takes(CHANGE)
            .changes()
            .by(asked -> {
              known(asked);
              node.drain(asked.body().text("state").filter("draining"::equals).isPresent());
              return Answer.done();
            }));
  }

  private void known(Asked asked) {
    if (!node.card().nodeId().equals(asked.path("id"))) {
      throw Refused.absent();
    }
  }

  private Facts facts() {
    var card = node.card();
    return Facts.of("node_id", card.nodeId())
        .with("incarnation", card.incarnation())
        .with("version", card.version())
        .with("roles", card.roles())
        .with("state", card.state())
        .with("calls", card.calls())
        .with("registrations", card.registrations())
        .with("started_at", card.startedAt())
        .with("last_seen", kit.wallClock())
        .with("sip_addresses", card.sipAddresses());
  }
}
