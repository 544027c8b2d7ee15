package io.jambo.media;

import java.util.OptionalDouble;

/// How good the audio of a leg was, as its record keeps it (media.md 13, rest-api.md 16.1).
///
/// @param codec its encoding name; empty when nothing was agreed on
/// @param lossIn the share of the peer's packets that never came, 0 to 1
/// @param lossOut the share of ours, as the peer reports it; 0 while it reports nothing
/// @param jitterMillis of what came
/// @param roundTripMillis empty when the peer sent no reports
/// @param mos how people would judge what we heard, 1 to 4.5; empty when nothing came
public record Quality(
    String codec,
    long packetsIn,
    long packetsOut,
    double lossIn,
    double lossOut,
    double jitterMillis,
    OptionalDouble roundTripMillis,
    OptionalDouble mos) {
  /// The rating of a line without any impairment.
  private static final double BEST = 93.2;

  private static final double WORST_MOS = 1;
  private static final double BEST_MOS = 4.5;

  /// From this delay on each millisecond counts more.
  private static final double LONG_DELAY_MILLIS = 160;

  /// What a percent of loss takes from the rating.
  private static final double PER_PERCENT = 2.5;

  /// The quality that these counts stand for.
  public static Quality of(MediaStats stats) {
    var reports = stats.reports();
    double in = share(stats.lost(), stats.lost() + stats.received());
    double delay = reports.roundTripMillis() / 2 + 2 * stats.jitterMillis() + stats.bufferMillis();
    return new Quality(
        stats.codec().map(Enum::name).orElse(""),
        stats.received(),
        stats.sent(),
        in,
        Math.min(1, share(reports.lost(), stats.sent())),
        stats.jitterMillis(),
        reports.roundTripMillis() > 0
            ? OptionalDouble.of(reports.roundTripMillis())
            : OptionalDouble.empty(),
        stats.received() > 0 ? OptionalDouble.of(mos(delay, 100 * in)) : OptionalDouble.empty());
  }

  /// The opinion score of a delay in milliseconds and a loss in percent.
  static double mos(double delay, double loss) {
    double late = delay < LONG_DELAY_MILLIS ? delay / 40 : (delay - 120) / 10;
    double rating = Math.clamp(BEST - late - PER_PERCENT * loss, 0, 100);
    double mos = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
    return Math.clamp(mos, WORST_MOS, BEST_MOS);
  }

  private static double share(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
