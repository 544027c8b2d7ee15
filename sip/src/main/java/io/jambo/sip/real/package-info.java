/// The real sockets under SIP: UDP and TCP on Netty.
///
/// [NettyTransport] is the [io.jambo.sip.Transport] of production. It owns sockets, connections and
/// framing only; every message goes to the signalling loop as bytes. Nothing else in the room may
/// touch threads or sockets. Inside, [UdpPort] is the datagram socket, [TcpPort] listens and
/// connects, [Connection] is one stream with its bounds, [Connections] finds it again.
@NullMarked
package io.jambo.sip.real;

import org.jspecify.annotations.NullMarked;
