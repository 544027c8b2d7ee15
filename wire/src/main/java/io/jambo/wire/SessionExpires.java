package io.jambo.wire;

import java.util.Optional;

/// The Session-Expires header (RFC 4028 §4).
///
/// @param seconds how long the session lasts without a refresh
/// @param refresher who refreshes, `uac` or `uas` of this very request, if that is said
public record SessionExpires(long seconds, Optional<Refresher> refresher) {
  /// Who sends the refreshes.
  public enum Refresher {
    /// Whoever sent the request that the header stands in, or whose response it stands in.
    UAC,
    /// Whoever answers it.
    UAS
  }

  /// Parses it; a refresher of another name is none.
  public static Parsed<SessionExpires> parse(String value) {
    return FieldParser.sessionExpires(value);
  }

  /// As it goes on the wire.
  public String print() {
    return seconds
        + switch (refresher.orElse(null)) {
          case UAC -> ";refresher=uac";
          case UAS -> ";refresher=uas";
          case null -> "";
        };
  }
}
