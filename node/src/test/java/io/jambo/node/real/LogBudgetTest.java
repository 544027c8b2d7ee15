package io.jambo.node.real;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogBudgetTest {
  private final LogBudget budget = new LogBudget();

  @Test
  void ofOneEventSoManyLinesASecondAreWrittenAndTheOthersCounted() {
    assertThat(written("call taken", 1_000, 50)).isEqualTo(LogBudget.MOST_A_SECOND);
    assertThat(written("call ended", 1_000, 3)).isEqualTo(3);
    assertThat(written("call taken", 2_000, 5)).isEqualTo(5);

    assertThat(budget.suppressed()).isEqualTo(Map.of("call taken", 30L));
  }

  @Test
  void moreKindsThanThereCanBeShareOneBudget() {
    for (int kind = 0; kind < 500; kind++) {
      assertThat(written("event " + kind, 1_000, 1)).isEqualTo(1);
    }
    int written = 0;
    for (int kind = 500; kind < 600; kind++) {
      written += written("event " + kind, 1_000, 1);
    }
    assertThat(written).isEqualTo(LogBudget.MOST_A_SECOND);
  }

  private int written(String event, long millis, int lines) {
    int written = 0;
    for (int line = 0; line < lines; line++) {
      var logged = new LoggingEvent();
      logged.setMessage(event);
      logged.setTimeStamp(millis);
      written += budget.decide(logged) == FilterReply.NEUTRAL ? 1 : 0;
    }
    return written;
  }
}
