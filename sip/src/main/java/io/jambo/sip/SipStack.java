package io.jambo.sip;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.Loop;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// The signalling loop: owner of all transactions, dialogs and SIP timers.
///
/// Build it, [#start] it, then let the transport deliver to it.
public final class SipStack implements Loop, Transport.Receiver, AutoCloseable {
  private final Kit kit;
  private final Transport transport;

  /// A stack that does not turn yet.
  public SipStack(
      Kit kit, SipSettings settings, Transport transport, SipUser user, Counters counters) {
    this.kit = kit;
    this.transport = transport;
  }

  /// Starts the loop on a thread of its own. A test calls [#turn] instead.
  public void start() {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public void received(Flow flow, byte[] message) {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public void failed(Flow flow, String reason) {
    throw new UnsupportedOperationException("being built");
  }

  /// Places a call; callable from any thread. The listener is called on the signalling loop and
  /// must not block.
  public SipLeg invite(OutboundInvite invite, Consumer<LegEvent> listener) {
    throw new UnsupportedOperationException("being built");
  }

  /// The flow for a call to that address.
  public Flow flowTo(Protocol protocol, InetSocketAddress remote) {
    return transport.flowTo(protocol, remote);
  }

  /// While draining, OPTIONS and new INVITEs get 503 with Retry-After (sip.md 12).
  public void drain(boolean on) {
    throw new UnsupportedOperationException("being built");
  }

  /// What it holds now; callable from any thread.
  public StackCounts counts() {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public int turn(long now) {
    return 0;
  }

  @Override
  public long nextDue() {
    return Kit.NEVER;
  }

  /// Ends the loop. Calls are not hung up: that is the user's to do before.
  @Override
  public void close() {
    throw new UnsupportedOperationException("being built " + kit);
  }
}
