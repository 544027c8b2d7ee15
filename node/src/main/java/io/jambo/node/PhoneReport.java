package io.jambo.node;

import io.jambo.wire.Pcm;

/// How a call of the built-in phone went.
///
/// @param status the final status of the INVITE; 0 when there was none
/// @param ended whether it was answered and ended by a BYE of either side
/// @param heard everything the far end said, from the answer on
record PhoneReport(int status, String reason, boolean ended, Pcm heard) {}
