package io.jambo.wire;

import java.util.List;

/// Cuts a byte stream (TCP, TLS) into SIP messages by Content-Length (RFC 3261 §18.3). One a
/// stream, fed by whoever reads it.
public final class SipFramer {
  /// What comes out of a stream.
  public sealed interface Frame {
    /// The bytes of one whole message.
    record Message(Bytes bytes) implements Frame {}

    /// A double CRLF, to be answered with a single one (RFC 5626 §4.4.1).
    record Ping() implements Frame {}

    /// The stream can't be understood any more: say so with this status if it can be, and close it.
    record Broken(String reason) implements Frame {}
  }

  /// Takes what was read and returns what it completed, in order. After [Frame.Broken] nothing
  /// more.
  public List<Frame> feed(byte[] data, int from, int to) {
    throw new UnsupportedOperationException("not built " + (to - from) + data.length);
  }

  /// How many bytes of an unfinished message wait.
  public int pending() {
    return 0;
  }
}
