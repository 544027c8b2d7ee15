package io.jambo.media;

import java.net.InetSocketAddress;

/// Where audio may be sent on the word of a session description alone (media.md 3.3, security.md
/// RTP-2). Anybody else has to send first.
public interface Reach {
  /// Whether we send to that address before a packet has come from it. Asked on the call's task;
  /// never resolves a name.
  boolean permits(InetSocketAddress address);
}
