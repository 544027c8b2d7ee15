package io.jambo.sip;

import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.net.InetSocketAddress;

/// A request that came and its answers; retransmissions never reach the user.
///
/// @param <S> the states of [InviteServer] or [PlainServer]
final class ServerTransaction<S extends Step.State> extends Transaction<S> {
  private static final int SIP_PORT = 5060;

  private final Transactions table;
  private final String key;
  private SipRequest request;
  private User user;
  private Flow flow;

  /// Who answers the request.
  interface User {
    /// Our tag in the dialog that the request is about.
    String localTag();

    /// A CANCEL came before the final answer; the CANCEL itself has been answered.
    void cancelled(SipRequest cancel);

    /// The answers can't be delivered any more.
    void undelivered();
  }

  /// What stays of a user who has answered: a transaction lingers for half a minute, and the call,
  /// with all its audio, must not linger with it.
  private record Answered(String localTag) implements User {
    @Override
    public void cancelled(SipRequest cancel) {
      // It came too late (RFC 3261 §9.2).
    }

    @Override
    public void undelivered() {
      // The peer will ask again, or give up.
    }
  }

  ServerTransaction(
      Transactions table,
      Step.Machine<S> machine,
      S state,
      String key,
      SipRequest request,
      Flow flow,
      User user) {
    super(table.timers(), table.timing(flow), machine, state);
    this.table = table;
    this.key = key;
    this.request = request;
    this.flow = flow;
    this.user = user;
  }

  /// The request; once it is answered, its outline.
  SipRequest request() {
    return request;
  }

  String key() {
    return key;
  }

  User user() {
    return user;
  }

  /// Answers; what is sent stays known for retransmissions.
  PrintedResponse reply(SipResponse response) {
    var printed = PrintedResponse.of(response);
    feed(new Input.Reply(printed));
    if (!printed.provisional()) {
      user = new Answered(user.localTag());
      request = request.outline();
    }
    return printed;
  }

  /// Sends a 2xx of ours once more.
  void repeat(PrintedResponse success) {
    table.counters().repeatSent();
    send(success.bytes());
  }

  @Override
  void perform(Effect effect, boolean repeated) {
    switch (effect) {
      case Effect.Send(var printed) -> {
        if (repeated) {
          table.counters().repeatSent();
        } else {
          table.counters().responseSent(request.method(), printed.status());
        }
        send(printed.bytes());
      }
      case Effect.Tell(Effect.Notice.Undelivered()) -> user.undelivered();
      case Effect.Tell _ -> table.counters().dropped("no_ack");
      default -> throw new IllegalStateException("no effect of a server: " + effect);
    }
  }

  @Override
  void left() {
    table.remove(this, flow);
  }

  private void send(byte[] bytes) {
    if (!table.transport().alive(flow)) {
      var other = table.transport().flowTo(flow.protocol(), sentBy());
      table.unfollow(flow, this);
      flow = other;
      if (!state().terminated()) {
        table.follow(flow, this);
      }
    }
    table.transport().send(flow, bytes);
  }

  /// RFC 3261 §18.2.2: where a new connection goes when the old one is gone. The request came from
  /// that address, whatever host its Via names.
  private InetSocketAddress sentBy() {
    int port = request.via().port().orElse(SIP_PORT);
    return new InetSocketAddress(flow.remote().getAddress(), port);
  }
}
