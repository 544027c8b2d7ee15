package io.jambo.outbound;

import io.jambo.kit.Kit;
import io.jambo.kit.Permits;
import java.util.concurrent.ConcurrentHashMap;

/// The permits of each account: one whose servers are slow fills its own lane and nobody else's
/// (security.md OUT-6). There are as many lanes as accounts that have ever asked.
final class Lanes {
  private final ConcurrentHashMap<String, Permits> lanes = new ConcurrentHashMap<>();
  private final Kit kit;
  private final int most;
  private final int longestLine;

  Lanes(Kit kit, int most, int longestLine) {
    this.kit = kit;
    this.most = most;
    this.longestLine = longestLine;
  }

  Permits of(String account) {
    return lanes.computeIfAbsent(account, _ -> new Permits(kit, most, longestLine));
  }
}
