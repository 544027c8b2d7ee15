package io.jambo.outbound;

/// The rest of an answer, read by the task that sent the request.
public interface WireBody extends AutoCloseable {
  /// Waits for the next bytes until the deadline.
  ///
  /// @return how many were put at the start of the array, -1 after the last one
  /// @throws BodyFailed with [FailureKind#RESPONSE_TIMEOUT] when the deadline came first, with
  ///   [FailureKind#RESET] when the connection was lost before the body was complete
  int read(byte[] into, long deadline);

  /// Gives the connection back when all was read, else drops it. Idempotent.
  @Override
  void close();
}
