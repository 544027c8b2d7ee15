package io.jambo.outbound.real;

import java.nio.ByteBuffer;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// What Jetty's threads tell the task that has sent a request.
sealed interface Signal {
  /// At most so many are on their way: begun, head or whole, ready (one at a time), done; and room
  /// to spare.
  int MOST = 8;

  /// There is a connection and the request goes out on it.
  record Begun() implements Signal {}

  /// Status and headers are there, and what could be read of the body already.
  record Head(Response response, ByteBuffer early, Content.Source body) implements Signal {}

  /// The whole of a short answer is there, and its connection given back.
  record Whole(Response response, ByteBuffer body) implements Signal {}

  /// The body may have more bytes.
  record Ready() implements Signal {}

  /// The exchange is over and its connection given back or dropped.
  record Done(@Nullable Throwable failure) implements Signal {}
}
