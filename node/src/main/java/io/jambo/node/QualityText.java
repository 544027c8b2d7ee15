package io.jambo.node;

import io.jambo.media.Quality;
import io.jambo.wire.Json;
import io.jambo.wire.Members;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The quality of a call as its record keeps it (rest-api.md 16.1).
final class QualityText {
  private static final int DIGITS = 4;

  private QualityText() {}

  static String of(Quality quality) {
    var members =
        new Members()
            .with("codec", quality.codec())
            .with("packets_in", quality.packetsIn())
            .with("packets_out", quality.packetsOut())
            .with("loss_in", number(quality.lossIn()))
            .with("loss_out", number(quality.lossOut()))
            .with("jitter_ms", number(quality.jitterMillis()));
    quality.roundTripMillis().ifPresent(value -> members.with("rtt_ms", number(value)));
    quality.mos().ifPresent(value -> members.with("mos", number(value)));
    return members.object().print();
  }

  private static Json number(double value) {
    return new Json.Num(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP));
  }
}
