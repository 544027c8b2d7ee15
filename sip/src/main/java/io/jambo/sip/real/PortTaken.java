package io.jambo.sip.real;

import java.net.InetSocketAddress;

/// A SIP port can't be listened on; says which one and what to do.
public final class PortTaken extends RuntimeException {
  PortTaken(InetSocketAddress address, Throwable cause) {
    super(
        "can't listen for SIP on %s port %d (%s): end the other program, or choose another port with --sip"
            .formatted(
                address.getAddress().getHostAddress(), address.getPort(), cause.getMessage()),
        cause);
  }
}
