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
public record MediaStats(
    Optional<AudioCodec> codec,
    long sent,
    long received,
    long lost,
    long late,
    long duplicates,
    long strangers,
    long concealedFrames,
    long digits) {}
