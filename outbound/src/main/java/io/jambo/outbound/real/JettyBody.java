package io.jambo.outbound.real;

import io.jambo.kit.Inbox;
import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.WireBody;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// The body of one answer, pulled off Jetty's connection by the task that reads it: what is not
/// read stays with the sender.
final class JettyBody implements WireBody {
  private final Inbox<Signal> signals;
  private final Request request;
  private final ByteBuffer early;
  private final Content.Source source;
  private Content.@Nullable Chunk chunk;
  private boolean ended;

  /// @param early its first bytes, which have been read from the source already
  JettyBody(Inbox<Signal> signals, Request request, ByteBuffer early, Content.Source source) {
    this.signals = signals;
    this.request = request;
    this.source = source;
    this.early = early;
  }

  @Override
  public int read(byte[] into, long deadline) {
    if (early.hasRemaining()) {
      int count = Math.min(into.length, early.remaining());
      early.get(into, 0, count);
      return count;
    }
    while (!ended) {
      var piece = chunk == null ? source.read() : chunk;
      chunk = piece;
      if (piece == null) {
        awaitMore(deadline);
      } else if (Content.Chunk.isFailure(piece)) {
        throw failed(piece.getFailure());
      } else if (piece.hasRemaining()) {
        return piece.get(into, 0, into.length);
      } else {
        finish(piece, deadline);
      }
    }
    return -1;
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      release();
      var _ = request.abort(new CancellationException("given up"));
    }
  }

  private void awaitMore(long deadline) {
    source.demand(() -> {
      boolean _ = signals.offer(new Signal.Ready());
    });
    switch (signals.take(deadline).orElse(null)) {
      case null -> throw late();
      case Signal.Done(var failure) when failure != null -> throw failed(failure);
      case Signal _ -> {
        // Whatever it was, the source knows more now.
      }
    }
  }

  /// After the last piece the connection goes back to the pool; only then the body has ended, so
  /// that the next request finds it there.
  private void finish(Content.Chunk piece, long deadline) {
    boolean last = piece.isLast();
    release();
    while (last && !ended) {
      switch (signals.take(deadline).orElse(null)) {
        case null -> throw late();
        case Signal.Done(var failure) when failure != null -> throw failed(failure);
        case Signal.Done _ -> ended = true;
        case Signal _ -> {
          // A late word about a body that has been read.
        }
      }
    }
  }

  private void release() {
    var piece = chunk;
    chunk = null;
    if (piece != null) {
      piece.release();
    }
  }

  private static BodyFailed late() {
    return new BodyFailed(FailureKind.RESPONSE_TIMEOUT, "answer is not complete in time");
  }

  private static BodyFailed failed(@Nullable Throwable cause) {
    var failure = WireFailure.of(Optional.ofNullable(cause).orElseGet(EOFException::new));
    return new BodyFailed(failure.kind(), failure.reason());
  }
}
