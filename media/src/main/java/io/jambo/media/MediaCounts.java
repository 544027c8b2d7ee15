package io.jambo.media;

/// How much of everything the engine holds now; for gauges and for invariants ("no leaked port").
///
/// @param endpoints open endpoints
/// @param playbacks playbacks that have not ended
/// @param portsFree pairs that could be taken now
/// @param portsUsed pairs that endpoints hold
/// @param portsResting pairs that were given back and rest (security.md RTP-1)
public record MediaCounts(
    int endpoints, int playbacks, int portsFree, int portsUsed, int portsResting) {}
