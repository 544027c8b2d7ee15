package io.jambo.store;

import java.time.Instant;

/// What happened in a step of time (rest-api.md 16.6).
///
/// @param time the step's begin
/// @param minutes answered minutes
public record HistoryPoint(
    Instant time,
    long inProgressMost,
    long attemptsIn,
    long attemptsOut,
    long answered,
    long failed,
    long minutes) {}
