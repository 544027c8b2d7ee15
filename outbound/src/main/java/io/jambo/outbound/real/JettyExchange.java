package io.jambo.outbound.real;

import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Field;
import io.jambo.outbound.Fields;
import io.jambo.outbound.WireReply;
import java.io.EOFException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;

/// One request on its way to the head of its answer: Jetty's callbacks become [Signal]s in an
/// inbox, which the sending task reads.
final class JettyExchange {
  private final Inbox<Signal> signals;
  private final Request request;

  JettyExchange(Kit kit, Request request) {
    this.signals = new Inbox<>(kit, Signal.MOST);
    this.request = request;
  }

  /// Sends and waits for the head. However this ends without one, the request is given up.
  WireReply send(long connectBy, long answerBy) {
    boolean answered = false;
    try {
      request
          .onRequestBegin(_ -> tell(new Signal.Begun()))
          .onResponseContentSource((response, body) -> tell(new Signal.Head(response, body)))
          .send(result -> tell(new Signal.Done(result.getFailure())));
      var reply = head(connectBy, answerBy);
      answered = reply instanceof WireReply.Head;
      return reply;
    } finally {
      if (!answered) {
        var _ = request.abort(new CancellationException("given up"));
      }
    }
  }

  private WireReply head(long connectBy, long answerBy) {
    boolean begun = false;
    while (true) {
      switch (signals.take(begun ? answerBy : connectBy).orElse(null)) {
        case null -> {
          return begun
              ? new WireReply.Failed(FailureKind.RESPONSE_TIMEOUT, "no answer in time")
              : new WireReply.Failed(FailureKind.CONNECT_TIMEOUT, "no connection in time");
        }
        case Signal.Begun() -> begun = true;
        case Signal.Head(var response, var body) -> {
          return new WireReply.Head(
              response.getStatus(), fields(response), new JettyBody(signals, request, body));
        }
        case Signal.Done(var failure) -> {
          return WireFailure.of(Optional.ofNullable(failure).orElseGet(EOFException::new));
        }
        case Signal.Ready() -> throw new IllegalStateException("a body before its head");
      }
    }
  }

  private void tell(Signal signal) {
    if (!signals.offer(signal)) {
      throw new IllegalStateException("more signals than an exchange can have");
    }
  }

  /// Jetty lets header values through that we would not send; nobody here needs them.
  private static Fields fields(Response response) {
    return new Fields(
        response.getHeaders().stream()
            .filter(field -> field.getValue() != null && Field.isClean(field.getValue()))
            .map(field -> new Field(field.getName(), field.getValue()))
            .toList());
  }
}
