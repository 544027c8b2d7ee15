/// The guarded client's feet on the ground: Jetty's HTTP client as the [io.jambo.outbound.HttpWire]
/// of production.
///
/// Everything that owns threads, sockets or looks names up is in here and nowhere else in the room:
/// [JettyWire] owns the client, [GuardedNames] checks the addresses each new connection may go to,
/// an exchange carries Jetty's callbacks over to the task that waits. No decision is made here that
/// a test in virtual time would want to see.
@NullMarked
package io.jambo.outbound.real;

import org.jspecify.annotations.NullMarked;
