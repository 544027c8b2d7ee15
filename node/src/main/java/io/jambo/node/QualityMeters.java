package io.jambo.node;

import io.jambo.kit.Counters;
import io.jambo.kit.Histogram;
import io.jambo.media.Quality;
import java.util.List;

/// The quality of ended calls as histograms (operations.md 5): loss and jitter of what came, and
/// the opinion score. Callable from any task.
///
/// A histogram counts seconds; a ratio or a score of 1 counts as one.
final class QualityMeters {
  private static final List<Integer> JITTER_MILLIS = List.of(5, 10, 20, 50, 100, 200);
  private static final List<Integer> LOSS_PER_MILLE = List.of(1, 10, 20, 50, 100, 200);
  private static final List<Integer> MOS_MILLIS = List.of(2_000, 2_500, 3_000, 3_500, 4_000, 4_300);
  private static final double WHOLE = 1e9;
  private static final double MILLI = 1e6;

  private final Histogram jitter;
  private final Histogram loss;
  private final Histogram mos;

  QualityMeters(Counters counters) {
    jitter = counters.histogram("jambo_rtp_jitter_seconds", JITTER_MILLIS);
    loss = counters.histogram("jambo_rtp_loss_ratio", LOSS_PER_MILLE);
    mos = counters.histogram("jambo_rtp_mos", MOS_MILLIS);
  }

  /// A call has ended.
  void ended(Quality quality) {
    if (quality.packetsIn() > 0) {
      jitter.note((long) (quality.jitterMillis() * MILLI));
      loss.note((long) (quality.lossIn() * WHOLE));
      quality.mos().ifPresent(score -> mos.note((long) (score * WHOLE)));
    }
  }
}
