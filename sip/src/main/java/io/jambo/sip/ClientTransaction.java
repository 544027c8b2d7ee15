package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.CSeq;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.util.ArrayList;
import java.util.function.Consumer;

/// A request of ours and the responses to it.
///
/// @param <S> the states of [InviteClient] or [PlainClient]
final class ClientTransaction<S extends Step.State> extends Transaction<S> {
  private final Transactions table;
  private final SipRequest request;
  private final byte[] printed;
  private final Flow flow;
  private Consumer<Effect.Notice> user;

  /// @param request as it goes out, our Via on top
  ClientTransaction(
      Transactions table,
      Step.Machine<S> machine,
      S state,
      SipRequest request,
      Flow flow,
      Consumer<Effect.Notice> user) {
    super(table.timers(), table.timing(flow), machine, state);
    this.table = table;
    this.request = request;
    this.printed = request.print();
    this.flow = flow;
    this.user = user;
  }

  SipRequest request() {
    return request;
  }

  Flow flow() {
    return flow;
  }

  @Override
  void perform(Effect effect, boolean repeated) {
    switch (effect) {
      case Effect.SendRequest() -> {
        if (repeated) {
          table.counters().repeatSent();
        } else {
          table.counters().requestSent(request.method(), flow.protocol());
        }
        table.transport().send(flow, printed);
      }
      case Effect.SendAck(var refusal) -> {
        table.counters().requestSent("ACK", flow.protocol());
        table.transport().send(flow, acknowledgement(refusal).print());
      }
      case Effect.Tell(var notice) -> tell(notice);
      default -> throw new IllegalStateException("no effect of a client: " + effect);
    }
  }

  @Override
  void left() {
    table.remove(this);
  }

  /// Whoever has heard the last there is to hear is forgotten.
  private void tell(Effect.Notice notice) {
    var hearer = user;
    if (!state().tells()) {
      user = _ -> {};
    }
    hearer.accept(notice);
  }

  /// RFC 3261 §17.1.1.3: the INVITE's own branch and route, the To of the response.
  private SipRequest acknowledgement(SipResponse refusal) {
    var to = refusal.headers().first("To").orElseThrow();
    return sameBranch("ACK", to, Headers.NONE);
  }

  /// A CANCEL of this INVITE (RFC 3261 §9.1).
  SipRequest cancel(Headers extra) {
    return sameBranch("CANCEL", request.headers().first("To").orElseThrow(), extra);
  }

  private SipRequest sameBranch(String method, String to, Headers extra) {
    var old = request.headers();
    var headers = new ArrayList<Header>(10);
    headers.add(new Header("Via", old.first("Via").orElseThrow()));
    headers.add(new Header("Max-Forwards", Wording.MAX_FORWARDS));
    for (var route : old.lines("Route")) {
      headers.add(new Header("Route", route));
    }
    headers.add(new Header("From", old.first("From").orElseThrow()));
    headers.add(new Header("To", to));
    headers.add(new Header("Call-ID", request.callId()));
    headers.add(new Header("CSeq", new CSeq(request.cseq().number(), method).print()));
    Wording.addExtra(headers, extra);
    return new SipRequest(method, request.uri(), Headers.of(headers), Bytes.EMPTY);
  }
}
