package io.jambo.outbound.real;

import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Field;
import io.jambo.outbound.Fields;
import io.jambo.outbound.WireReply;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// One request on its way to the head of its answer: Jetty's callbacks become [Signal]s in an
/// inbox, which the sending task reads.
final class JettyExchange {
  /// The longest answer that is read before anybody asks for it.
  private static final int SHORT = 4 * 1024;

  private final Inbox<Signal> signals;
  private final Request request;

  /// Written and read on Jetty's side only, one callback after another.
  private Signal.@Nullable Whole whole;

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
          .onResponseContentSource(this::arrived)
          .send(result -> over(result.getFailure()));
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
        case Signal.Head(var response, var early, var body) -> {
          var rest = new JettyBody(signals, request, early, body);
          return new WireReply.Head(response.getStatus(), fields(response), rest);
        }
        case Signal.Whole(var response, var body) -> {
          return new WireReply.Head(response.getStatus(), fields(response), new WholeBody(body));
        }
        case Signal.Done(var failure) -> {
          return WireFailure.of(Optional.ofNullable(failure).orElseGet(EOFException::new));
        }
        case Signal.Ready() -> throw new IllegalStateException("a body before its head");
      }
    }
  }

  /// On Jetty's thread, once. A short answer is read here as far as it has come: the task that
  /// waits is woken once for all of it, not for its head, its body and its end.
  private void arrived(Response response, Content.Source body) {
    long length = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (length < 0 || length > SHORT) {
      tell(new Signal.Head(response, ByteBuffer.allocate(0), body));
      return;
    }
    var bytes = ByteBuffer.allocate((int) length);
    while (true) {
      var piece = body.read();
      if (piece == null) {
        tell(new Signal.Head(response, bytes.flip(), body));
        return;
      }
      if (Content.Chunk.isFailure(piece)) {
        // The end of the exchange, which follows, says why.
        return;
      }
      // It is never longer than the head has said; Jetty sees to that.
      bytes.put(piece.getByteBuffer());
      boolean last = piece.isLast();
      piece.release();
      if (last) {
        whole = new Signal.Whole(response, bytes.flip());
        return;
      }
    }
  }

  private void over(@Nullable Throwable failure) {
    var answer = whole;
    tell(answer != null && failure == null ? answer : new Signal.Done(failure));
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
