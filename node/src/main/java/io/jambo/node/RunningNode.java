package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.rest.NodeCard;
import io.jambo.rest.NodeRoom;
import io.jambo.sip.SipStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The node as its own API shows it, and has it drain.
final class RunningNode implements NodeRoom {
  private final Kit kit;
  private final String name;
  private final String address;
  private final CallLedger ledger;
  private final HealthReport health;
  private final SipStack sip;
  private final Duration patience;
  private final String incarnation;
  private final Instant startedAt;

  /// @param name of the node
  /// @param address where it takes calls, `host:port`
  /// @param patience how long a drain waits for calls
  RunningNode(
      Kit kit,
      String name,
      String address,
      CallLedger ledger,
      HealthReport health,
      SipStack sip,
      Duration patience) {
    this.kit = kit;
    this.name = name;
    this.address = address;
    this.ledger = ledger;
    this.health = health;
    this.sip = sip;
    this.patience = patience;
    this.incarnation = Sid.random(kit.random()).value();
    this.startedAt = kit.wallClock();
  }

  @Override
  public NodeCard card() {
    return new NodeCard(
        name,
        incarnation,
        HealthReport.version(),
        List.of("sip", "media", "api"),
        health.drains() ? "draining" : "ready",
        ledger.active(),
        0,
        startedAt,
        kit.wallClock(),
        List.of(address));
  }

  @Override
  public void drain(boolean draining) {
    sip.drain(draining);
    if (draining) {
      health.draining(kit.wallClock().plus(patience));
    } else {
      health.ready();
    }
  }
}
