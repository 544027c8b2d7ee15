package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.testkit.App;
import io.jambo.testkit.Asked;
import java.time.Duration;
import java.util.List;

/// What must hold when a story is over (architecture.md 7): no port, timer, dialog, transaction or
/// task is left; each call has reported one final status and left one record.
final class Leftovers {
  /// Longer than any SIP timer (32 s), the rest of a port (10 s) and the time-outs of a last hook.
  private static final Duration UNTIL_QUIET = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofMillis(500);

  private static final List<String> LOOPS = List.of("media-0 (loop)", "signalling (loop)");

  private Leftovers() {}

  static void check(Town town) {
    var end = town.world().nanos() + UNTIL_QUIET.toNanos();
    while (town.world().nanos() < end) {
      town.passes(LOOK);
      noTimerOutlivesItsOwner(town);
    }
    assertThat(town.calls().live()).as("live calls").isZero();
    assertThat(town.hookQueue().pending()).as("notifications not delivered").isZero();
    assertThat(town.world().web().underWay()).as("requests under way").isZero();
    assertThat(town.sip().counts())
        .as("transactions, dialogs, timers")
        .matches(counts -> counts.idle());
    var media = town.media().counts();
    assertThat(media.endpoints()).as("endpoints").isZero();
    assertThat(media.playbacks()).as("playbacks").isZero();
    assertThat(media.portsUsed() + media.portsResting()).as("RTP ports").isZero();
    assertThat(town.world().network().bound(Town.NODE)).as("bound ports, SIP's own").isOne();
    assertThat(town.world().unfinished()).as("tasks").containsExactlyInAnyOrderElementsOf(LOOPS);
    calls(town);
    assertThat(town.counters().snapshot())
        .as("faults met by the signalling loop")
        .doesNotContainKey("jambo_sip_dropped_total{reason=\"fault\"}");
  }

  private static void calls(Town town) {
    var ledger = town.ledger();
    assertThat(ledger.records())
        .as("records, one for each call")
        .extracting(EndOfCall::callSid)
        .containsExactlyInAnyOrderElementsOf(ledger.statuses().keySet());
    ledger
        .statuses()
        .forEach((call, statuses) ->
            assertThat(statuses)
                .as("statuses of one call")
                .doesNotHaveDuplicates()
                .filteredOn(CallStatus::last)
                .containsExactly(statuses.getLast()));
    assertThat(town.app().asked())
        .filteredOn(asked -> asked.method().equals("POST"))
        .allMatch(Asked::signed, "signed over its very bytes");
    assertThat(town.app().asked(App.STATUS))
        .filteredOn(asked -> !asked.payload().containsKey("error"))
        .extracting(asked -> asked.text("call_sid") + " " + asked.text("call_status"))
        .as("statuses as the application heard them")
        .doesNotHaveDuplicates();
  }

  /// A timer that is left runs out some time; so one has to look before.
  private static void noTimerOutlivesItsOwner(Town town) {
    var counts = town.sip().counts();
    if (counts.transactions() == 0 && counts.dialogs() == 0) {
      assertThat(counts.timers()).as("timers without transaction or dialog").isZero();
    }
    var media = town.media().counts();
    if (town.calls().live() == 0) {
      assertThat(media.endpoints() + media.portsUsed()).as("audio without a call").isZero();
    }
  }
}
