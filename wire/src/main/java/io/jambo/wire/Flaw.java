package io.jambo.wire;

/// What the parser found wrong in a message that can still be answered. It travels with the headers
/// of that message until [SipSanity] asks for it; a changed copy of them has none.
///
/// @param status what the request deserves: 400, 413, 414, 505
/// @param reason the phrase of that answer, never words of the input
record Flaw(int status, String reason) {
  static Flaw bad(String reason) {
    return new Flaw(400, reason);
  }
}
