package io.jambo.media;

import java.util.ArrayDeque;
import java.util.Deque;

/// The packets of one media loop that are not in use; so receiving one makes nothing new. Bounded
/// by what the loop's jitter buffers once held at the same time, and by [#MOST].
final class PacketPool {
  /// What comes back beyond this is left to the collector: 6 MB.
  private static final int MOST = 4_096;

  private final Deque<Packet> free = new ArrayDeque<>();

  Packet take() {
    return free.isEmpty() ? new Packet() : free.pop();
  }

  void giveBack(Packet packet) {
    if (free.size() < MOST) {
      free.push(packet);
    }
  }
}
