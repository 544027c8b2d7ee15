package io.jambo.outbound.real;

import io.jambo.outbound.FailureKind;
import io.jambo.outbound.WireReply;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.http.HttpException;

/// What an exception of Jetty's means in our words. Its own text never gets out: it names hosts.
final class WireFailure {
  /// A chain of causes that is longer goes round in a circle.
  private static final int LONGEST_CHAIN = 10;

  private WireFailure() {}

  static WireReply.Failed of(Throwable failure) {
    var kinds = Stream.iterate(failure, f -> f != null, Throwable::getCause).limit(LONGEST_CHAIN);
    return kinds
        .flatMap(WireFailure::known)
        .findFirst()
        .orElseGet(() -> new WireReply.Failed(FailureKind.OTHER, "request failed"));
  }

  private static Stream<WireReply.Failed> known(Throwable failure) {
    return switch (failure) {
      case ForbiddenTarget forbidden ->
          is(FailureKind.FORBIDDEN_TARGET, String.valueOf(forbidden.getMessage()));
      case UnknownHostException _ -> is(FailureKind.UNKNOWN_HOST, "host is unknown");
      case SocketTimeoutException _ -> is(FailureKind.CONNECT_TIMEOUT, "no connection in time");
      case ConnectException _ -> is(FailureKind.REFUSED, "connection refused");
      case NoRouteToHostException _ -> is(FailureKind.REFUSED, "host is unreachable");
      case SSLException _ -> is(FailureKind.TLS, "TLS handshake failed");
      case HttpException http -> misread(String.valueOf(http.getReason()));
      case TimeoutException _ -> is(FailureKind.RESPONSE_TIMEOUT, "no answer in time");
      case RejectedExecutionException _ ->
          is(FailureKind.OVERLOADED, "too many requests to this host");
      case EOFException _ -> is(FailureKind.RESET, "connection lost");
      case ClosedChannelException _ -> is(FailureKind.RESET, "connection lost");
      case IOException io when io.getCause() == null -> is(FailureKind.RESET, "connection lost");
      default -> Stream.empty();
    };
  }

  /// Jetty's parser tells its reasons apart by their text only.
  private static Stream<WireReply.Failed> misread(String reason) {
    if (reason.equals("Early EOF")) {
      return is(FailureKind.RESET, "connection lost");
    }
    return reason.endsWith("Too Large")
        ? is(FailureKind.TOO_LARGE, "answer's headers are too large")
        : is(FailureKind.OTHER, "answer is no HTTP");
  }

  private static Stream<WireReply.Failed> is(FailureKind kind, String reason) {
    return Stream.of(new WireReply.Failed(kind, reason));
  }
}
