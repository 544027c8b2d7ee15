package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Sid;
import io.jambo.store.CallRecord.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallRecordTest {
  private final Random random = new Random(3);
  private final CallRecord begun = CallRecords.begun(Sid.random(random), random);

  @Test
  void recordsOfEveryShapeAreReadBackAsTheyWere() {
    var ended = CallRecords.ended(begun);
    var answered = new CallRecord(begun.attempt(), Optional.of(Instant.EPOCH), Optional.empty());
    for (var record : new CallRecord[] {begun, answered, ended, ended.withoutPersonal()}) {
      assertThat(CallRecordCodec.read(CallRecordCodec.bytes(record))).contains(record);
      assertThat(JournalEntry.read(new JournalEntry(record, true).bytes()))
          .contains(new JournalEntry(record, true));
    }
  }

  @Test
  void whatIsNoRecordIsNotRead() {
    for (var wrong : new String[] {"", "{}", "[]", "x", "{\"call\":\"x\"}"}) {
      assertThat(CallRecordCodec.read(wrong.getBytes(UTF_8))).isEmpty();
    }
    assertThat(JournalEntry.read(new byte[0])).isEmpty();
  }

  @Test
  void thePersonalPartAloneIsReadBackAndNeverPrinted() {
    var personal = begun.attempt().personal().orElseThrow();
    assertThat(CallRecordCodec.personal(CallRecordCodec.text(personal))).isEqualTo(personal);
    assertThat(begun + " " + begun.attempt() + personal).doesNotContain("5550100", "call-id");
    assertThatThrownBy(() -> CallRecordCodec.personal("+15550100"))
        .isInstanceOf(VaultFault.class)
        .hasMessageNotContaining("5550100");
  }

  @Test
  void anOrphanEndsWhenItWasLastSeenAndNeverBeforeItBegan() {
    var start = begun.attempt().attemptedAt();
    var orphan = begun.orphaned(start.minusSeconds(5)).ending().orElseThrow();
    assertThat(orphan.terminatedAt()).isEqualTo(start);
    assertThat(orphan.reason()).isEqualTo("node_failure");
    var answered =
        new CallRecord(begun.attempt(), Optional.of(start.plusSeconds(1)), Optional.empty());
    assertThat(answered.orphaned(start.plusSeconds(11)).ending().orElseThrow().duration())
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aReasonOutsideTheClosedListIsRefused() {
    assertThatThrownBy(() ->
            new Ending(
                200,
                Duration.ZERO,
                Instant.EPOCH,
                "+15550100 hung up",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
