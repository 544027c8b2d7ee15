package io.jambo.wire;

/// The RAck header of a PRACK (RFC 3262 §7.2): which reliable response it acknowledges.
///
/// @param rseq the RSeq of that response, 1 to 2^32-1
/// @param cseq the number of the request it answered
/// @param method that request's method
public record RAck(long rseq, long cseq, String method) {
  /// Parses it.
  public static Parsed<RAck> parse(String value) {
    return FieldParser.rack(value);
  }

  /// As it goes on the wire.
  public String print() {
    return rseq + " " + cseq + " " + method;
  }
}
