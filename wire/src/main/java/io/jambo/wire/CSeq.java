package io.jambo.wire;

/// The CSeq header (RFC 3261 §20.16).
///
/// @param number 0 to 2^31-1
public record CSeq(long number, String method) {
  /// Parses it.
  public static Parsed<CSeq> parse(String value) {
    return FieldParser.cseq(value);
  }

  /// As it goes on the wire.
  public String print() {
    return number + " " + method;
  }
}
