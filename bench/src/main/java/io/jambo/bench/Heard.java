package io.jambo.bench;

/// What was heard in one window of time.
///
/// @param streams how many callers heard something
/// @param packets how many packets came
/// @param missing how many did not, by the gaps in their numbers
/// @param late how late they were
/// @param parking how late a bare thread was that parked to a grid of 1 ms meanwhile: the machine's
///   own noise
public record Heard(int streams, long packets, long missing, Spread late, Spread parking) {}
