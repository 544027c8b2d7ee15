package io.jambo.media;

import io.jambo.outbound.TargetGuard;
import java.net.InetSocketAddress;
import java.util.List;

/// Where audio may be sent on the word of a session description alone (media.md 3.3, security.md
/// RTP-2). Anybody else has to send first.
public interface Reach {
  /// Whether we send to that address before a packet has come from it. Asked on the call's task;
  /// never resolves a name.
  boolean permits(InetSocketAddress address);

  /// The operator's own rule for targets: ordinary addresses, and what was opened besides.
  static Reach guarded(TargetGuard guard) {
    return place -> {
      var address = place.getAddress();
      return address != null
          && guard.refuses(address.getHostAddress(), place.getPort(), List.of(address)).isEmpty();
    };
  }
}
