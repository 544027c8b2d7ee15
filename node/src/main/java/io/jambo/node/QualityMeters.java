package io.jambo.node;

import io.jambo.kit.Counters;
import io.jambo.media.Quality;
import java.util.Locale;

/// The quality of ended calls as histograms (operations.md 5): loss and jitter of what came, and
/// the opinion score. Callable from any task.
final class QualityMeters {
  private static final double[] LOSS = {0.001, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final double[] JITTER_SECONDS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final double[] MOS = {2, 2.5, 3, 3.5, 4, 4.3};

  private final Counters counters;

  QualityMeters(Counters counters) {
    this.counters = counters;
  }

  /// A call has ended.
  void ended(Quality quality) {
    if (quality.packetsIn() > 0) {
      count("jambo_rtp_loss_ratio", LOSS, quality.lossIn());
      count("jambo_rtp_jitter_seconds", JITTER_SECONDS, quality.jitterMillis() / 1_000);
      quality.mos().ifPresent(mos -> count("jambo_rtp_mos", MOS, mos));
    }
  }

  /// Buckets are cumulative, as the metrics' readers expect.
  private void count(String name, double[] bounds, double value) {
    for (double bound : bounds) {
      if (value <= bound) {
        counters.count(String.format(Locale.ROOT, "%s_bucket{le=\"%s\"}", name, bound));
      }
    }
    counters.count(name + "_count");
  }
}
