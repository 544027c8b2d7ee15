package io.jambo.outbound;

/// How an exchange ended.
public sealed interface HttpOutcome {
  /// There was a complete answer, of whatever status. The body is unpacked already.
  record Answered(int status, Fields headers, Payload body) implements HttpOutcome {}

  /// There was none.
  ///
  /// @param reason a short sentence without any name, address or content, fit for a header or a log
  record Failed(FailureKind kind, String reason) implements HttpOutcome {}
}
