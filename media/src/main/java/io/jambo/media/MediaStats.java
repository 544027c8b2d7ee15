package io.jambo.media;

import java.util.Optional;

/// What one endpoint has sent and received so far (media.md 13).
///
/// @param codec the codec we send, once there is an agreement
/// @param sent packets sent
/// @param received packets taken
/// @param lost packets that never came in time
/// @param late packets that came after their moment
/// @param duplicates packets that came twice
/// @param strangers packets from elsewhere than the peer
/// @param concealedFrames 20 ms frames that had to be made up, wholly or in part
/// @param digits digits received
/// @param reports what RTCP told
/// @param jitterMillis jitter of what comes (RFC 3550 §6.4.1), now
/// @param mostJitterMillis the most there was
/// @param bufferMillis how long what comes is kept waiting
public record MediaStats(
    Optional<AudioCodec> codec,
    long sent,
    long received,
    long lost,
    long late,
    long duplicates,
    long strangers,
    long concealedFrames,
    long digits,
    Reports reports,
    double jitterMillis,
    double mostJitterMillis,
    double bufferMillis) {
  /// What the two sides told one another.
  ///
  /// @param dropped reports from elsewhere than the peer, too many, or that could not be read
  /// @param lost of our packets, as the peer counts them
  /// @param jitterMillis of our packets, as the peer measures it
  /// @param roundTripMillis 0 while it is not known
  public record Reports(
      long sent,
      long received,
      long dropped,
      long lost,
      double jitterMillis,
      double roundTripMillis) {}
}
