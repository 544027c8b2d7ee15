/// The props of the flow tests: virtual time, a network, phones and applications, all scripted.
///
/// A newcomer starts at [World]: it runs the real blocking code one task at a time, chooses the
/// next one by a seed, and jumps the clock when all wait. In it stand a [Network] (seeded loss,
/// delay, order), [Phone]s (SIP and RTP written on `wire` alone) and [App]s (web applications
/// behind the outbound wire).
///
/// It may use `kit`, `wire` and `outbound` only: a scripted phone that shared our stack would share
/// its bugs. Threads and real clocks stay in `io.jambo.testkit.real`.
@NullMarked
package io.jambo.testkit;

import org.jspecify.annotations.NullMarked;
