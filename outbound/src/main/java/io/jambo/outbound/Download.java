package io.jambo.outbound;

import java.util.Optional;

/// How the opening of a file or stream ended.
public sealed interface Download {
  /// The headers are there and the body can be read; whoever holds it closes the body.
  record Opened(int status, Fields headers, Body body) implements Download {
    /// What kind of thing the body is.
    public Optional<String> contentType() {
      return headers.first("Content-Type");
    }
  }

  /// There is nothing to read.
  record Failed(FailureKind kind, String reason) implements Download {}

  /// A body that comes piece by piece, read by one task. What is not read waits on the other side.
  interface Body extends AutoCloseable {
    /// Waits for the next bytes.
    ///
    /// @return how many were put at the start of the array, -1 after the last one
    /// @throws BodyFailed when the connection is lost, is silent for too long or brings too much
    int read(byte[] into);

    /// Ends the transfer if it is still going on. Idempotent.
    @Override
    void close();
  }
}
