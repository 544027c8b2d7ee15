package io.jambo.media;

import java.util.Locale;

/// Why a received packet was thrown away (security.md RTP-5), as metrics name it.
enum Drop {
  /// Not an RTP packet of version 2 with lengths that fit.
  MALFORMED,
  /// A payload type that was not negotiated, or a payload of the wrong length.
  PAYLOAD,
  /// More packets a second than an audio stream has.
  RATE,
  /// From elsewhere than the peer.
  SOURCE,
  /// A new stream or a jump that has not proved itself yet.
  PROBATION,
  /// We do not receive now.
  DIRECTION,
  /// Its moment has passed.
  LATE,
  /// It came before.
  DUPLICATE,
  /// No room in the jitter buffer.
  FULL;

  /// Its name as a label.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
