package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.CallTerms;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.store.CallRecord;
import io.jambo.store.JournalTicket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordKeeperTest {
  private final Kit kit = new RealKit();
  private final Told told = new Told();
  private final List<CallRecord> journal = new ArrayList<>();
  private final List<JournalTicket> tickets = new ArrayList<>();

  private JournalTicket put(CallRecord record) {
    journal.add(record);
    tickets.add(new JournalTicket(kit));
    return tickets.getLast();
  }

  private RecordKeeper keeper(boolean strict) {
    return new RecordKeeper(kit, this::put, strict);
  }

  @Test
  void aCallIsWrittenWhenItBeginsIsAnsweredAndEnds() {
    var keeper = keeper(true);
    var call = told.call();
    keeper.taken(call);
    keeper.status(call.callSid(), CallStatus.IN_PROGRESS);
    keeper.ended(told.end(call, 200, Duration.ofSeconds(7)));
    assertThat(journal).hasSize(3).extracting(CallRecord::callSid).containsOnly(call.callSid());
    assertThat(journal.get(1).answeredAt()).isPresent();
    var last = journal.getLast();
    assertThat(last.ending().orElseThrow().duration()).isEqualTo(Duration.ofSeconds(7));
    assertThat(last.ending().orElseThrow().reason()).isEqualTo("caller hungup");
    var personal = last.attempt().personal().orElseThrow();
    assertThat(personal.from()).as("no plus").isEqualTo("15550100");
    assertThat(personal.remoteHost()).contains("192.0.2.7");
    assertThat(last.attempt().trunk()).contains("north-trunk");
  }

  @Test
  void no200GoesOutBeforeTheBeginIsOnTheDisk() {
    var keeper = keeper(true);
    var call = told.call();
    keeper.taken(call);
    var settled = new ArrayList<Boolean>();
    var _ =
        kit.fork(
            "disk",
            () -> {
              kit.pause(Duration.ofMillis(20));
              settled.add(true);
              tickets.getFirst().settle(true);
            });
    keeper.answering(call.callSid());
    assertThat(settled).containsExactly(true);
  }

  @Test
  void aDiskThatDoesNotAnswerHoldsNobodyUpForLong() {
    var keeper = keeper(true);
    var call = told.call();
    keeper.taken(call);
    long before = kit.nanos();
    keeper.answering(call.callSid());
    assertThat(Duration.ofNanos(kit.nanos() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whoeverWantsItRelaxedDoesNotWait() {
    var keeper = keeper(false);
    var call = told.call();
    keeper.taken(call);
    keeper.answering(call.callSid());
    assertThat(journal).hasSize(1);
  }

  @Test
  void whatATenantDoesNotWantWrittenIsNot() {
    told.records = CallTerms.Records.NONE;
    keeper(true).taken(told.call());
    assertThat(journal).isEmpty();
    told.records = CallTerms.Records.IMPERSONAL;
    keeper(true).taken(told.call());
    assertThat(journal.getFirst().attempt().personal()).isEmpty();
  }

  @Test
  void aCallOfNobodyInTheStoreHasNoRecord() {
    var keeper = keeper(true);
    var call = told.call(Optional.empty());
    keeper.taken(call);
    keeper.answering(call.callSid());
    keeper.ended(told.end(call, 200, Duration.ZERO));
    assertThat(journal).isEmpty();
  }
}
