package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.CallTerms;
import io.jambo.edge.Party;
import io.jambo.kit.Sid;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallCountsTest {
  private final Told told = new Told();
  private final CallCounts counts = new CallCounts();
  private final HistoryOf account = new HistoryOf.Account(told.account);

  @Test
  void eachMinuteTellsWhatHappenedInIt() {
    var first = told.call();
    var second = told.call();
    counts.taken(first);
    counts.taken(second);
    counts.status(first.callSid(), CallStatus.IN_PROGRESS);
    assertThat(counts.turn().get(account)).isEqualTo(new HistoryTally(2, 2, 0, 1, 0, 0, Map.of()));
    counts.ended(told.end(first, 200, Duration.ofSeconds(90)));
    counts.ended(told.end(second, 480, Duration.ZERO));
    var tally = counts.turn();
    assertThat(tally.get(account))
        .isEqualTo(new HistoryTally(2, 0, 0, 0, 1, 1, Map.of(200, 1L, 480, 1L)));
    assertThat(tally).hasSize(3);
    assertThat(counts.turn()).isEmpty();
  }

  @Test
  void secondsThatMakeNoMinuteAreCarried() {
    for (int round : List.of(0, 1, 2)) {
      var call = told.call();
      counts.taken(call);
      counts.ended(told.end(call, 200, Duration.ofSeconds(25)));
      assertThat(counts.turn())
          .hasEntrySatisfying(
              account, tally -> assertThat(tally.minutes()).isEqualTo(round == 2 ? 1 : 0));
    }
  }

  @Test
  void aRefusedCallIsAnAttemptThatFailed() {
    var party =
        new Party(
            told.account,
            Optional.empty(),
            Optional.of(told.application),
            Optional.empty(),
            CallTerms.Records.WHOLE);
    counts.refused(party, 503);
    assertThat(counts.turn())
        .containsOnlyKeys(account, new HistoryOf.Application(told.application))
        .containsEntry(account, new HistoryTally(1, 1, 0, 0, 1, 0, Map.of(503, 1L)));
  }

  @Test
  void aCallOfNobodyInTheStoreIsNotCounted() {
    var call = told.call(Optional.<Sid>empty());
    counts.taken(call);
    counts.ended(told.end(call, 200, Duration.ofSeconds(1)));
    assertThat(counts.turn()).isEmpty();
  }
}
