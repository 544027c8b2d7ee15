package io.jambo.outbound;

/// What came back over the wire, as far as its head.
public sealed interface WireReply {
  /// Status and headers; whoever gets it closes the body.
  record Head(int status, Fields headers, WireBody body) implements WireReply {}

  /// No head came.
  record Failed(FailureKind kind, String reason) implements WireReply {}
}
