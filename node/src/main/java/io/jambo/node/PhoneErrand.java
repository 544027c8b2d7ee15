package io.jambo.node;

import io.jambo.sip.SipLogin;
import io.jambo.wire.SipUri;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the built-in phone is to do in one call.
///
/// @param after how long after the answer the digits are pressed
/// @param time when it hangs up, counted from the answer
/// @param login what challenges are answered with
record PhoneErrand(
    SipUri target,
    Optional<String> digits,
    Duration after,
    Optional<String> say,
    Optional<Path> play,
    Optional<Path> record,
    Duration time,
    Optional<SipLogin> login) {
  /// An errand that needs no login.
  PhoneErrand(
      SipUri target,
      Optional<String> digits,
      Duration after,
      Optional<String> say,
      Optional<Path> play,
      Optional<Path> record,
      Duration time) {
    this(target, digits, after, say, play, record, time, Optional.empty());
  }
}
