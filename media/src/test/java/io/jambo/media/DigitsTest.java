package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Limit;
import io.jambo.media.DigitSender.Tick;
import io.jambo.media.MediaEvent.Digit;
import io.jambo.media.MediaEvent.DigitsSent;
import io.jambo.media.MediaEvent.KeyDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  private final List<MediaEvent> events = new ArrayList<>();
  private final DigitReceiver receiver = new DigitReceiver(events::add);
  private final Limit limit = new Limit("digits", DigitSender.MOST_STEPS);
  private final DigitSender sender = new DigitSender(events::add, limit);
  private long now = 1_000_000_000;

  @Test
  void theKeyIsToldAtItsFirstPacketAndTheDigitOnceAtItsEnd() {
    packets(5, 400, 160, 320, 480);
    assertThat(events).containsExactly(new KeyDown('5'));
    assertThat(receiver.down()).isTrue();

    for (int i = 0; i < 3; i++) {
      receiver.take(5, true, 640, 400, now);
    }

    assertThat(events).containsExactly(new KeyDown('5'), new Digit('5', 640));
    assertThat(receiver.down()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 9", "10, *", "11, #", "12, A", "15, D"})
  void everyKeyHasItsEvent(int event, char key) {
    receiver.take(event, true, 800, 1, now);

    assertThat(events).containsExactly(new KeyDown(key), new Digit(key, 800));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 36, 255})
  void otherEventsAreIgnored(int event) {
    receiver.take(event, true, 800, 1, now);

    assertThat(events).isEmpty();
  }

  @Test
  void aKeyWhoseEndWasLostIsUpAfter300MillisOfSilence() {
    packets(1, 400, 160, 320);
    now += DigitReceiver.SILENCE - 1;
    receiver.tick(now);
    assertThat(receiver.down()).isTrue();

    now += 1;
    receiver.tick(now);

    assertThat(events).containsExactly(new KeyDown('1'), new Digit('1', 320));
    receiver.take(1, true, 480, 400, now);
    assertThat(events).hasSize(2);
  }

  @Test
  void aKeyWhoseBeginningWasLostStillCounts() {
    receiver.take(1, true, 800, 400, now);

    assertThat(events).containsExactly(new KeyDown('1'), new Digit('1', 800));
  }

  @Test
  void theNextKeyEndsTheOneBefore() {
    packets(1, 400, 160, 320);
    packets(1, 2_000, 160);

    assertThat(events).containsExactly(new KeyDown('1'), new Digit('1', 320), new KeyDown('1'));
  }

  @Test
  void packetsThatWereOvertakenDoNotComeBackAsKeys() {
    receiver.take(1, true, 800, 400, now);
    receiver.take(2, true, 800, 2_000, now);
    receiver.take(1, true, 800, 400, now);
    receiver.take(2, false, 640, 2_000, now);

    assertThat(events).hasSize(4);
  }

  @Test
  void timestampsMayWrap() {
    receiver.take(1, true, 800, -10, now);
    receiver.take(2, true, 800, 2_000, now);

    assertThat(events).contains(new Digit('1', 800), new Digit('2', 800));
  }

  @Test
  void anotherStreamMayBeginAnywhere() {
    receiver.take(1, true, 800, 100_000, now);
    receiver.reset();
    receiver.take(2, true, 800, 50, now);

    assertThat(events).contains(new Digit('2', 800));
  }

  @Test
  void aKeyIsSentEvery20MillisWithGrowingDurationAndThreeEnds() {
    press("7", 100);

    var sent = new ArrayList<String>();
    for (int tick = 0; tick < 7; tick++) {
      assertThat(sender.tick(160, 1_000 + tick * 160, true)).isEqualTo(Tick.EVENT);
      assertThat(sender.timestamp()).isEqualTo(1_000);
      assertThat(sender.key()).isEqualTo('7');
      sent.add(sender.duration() + (sender.first() ? " first" : "") + (sender.end() ? " end" : ""));
    }
    assertThat(sent)
        .containsExactly("160 first", "320", "480", "640", "800 end", "800 end", "800 end");
  }

  @Test
  void between10MillisTicksOfAnEventNothingIsSent() {
    press("7", 100);

    for (int i = 0; i < 7; i++) {
      assertThat(sender.tick(80, 0, true)).isEqualTo(Tick.EVENT);
      if (i < 6) {
        assertThat(sender.tick(80, 0, true)).isEqualTo(Tick.NOTHING);
      }
    }
    assertThat(sender.tick(80, 0, true)).isEqualTo(Tick.SILENCE);
  }

  @Test
  void betweenTwoKeysThereAre100Millis() {
    press("12", 100);
    ticks(7, Tick.EVENT);
    ticks(5, Tick.SILENCE);
    ticks(7, Tick.EVENT);
    ticks(5, Tick.SILENCE);
    assertThat(events).isEmpty();
    ticks(1, Tick.IDLE);
    assertThat(events).containsExactly(new DigitsSent());
    assertThat(limit.level()).isZero();
  }

  @Test
  void pausesAreHalfASecondAndASecond() {
    press("wW", 100);
    ticks(25, Tick.SILENCE);
    ticks(50, Tick.SILENCE);
    ticks(1, Tick.IDLE);
    assertThat(events).containsExactly(new DigitsSent());
  }

  @Test
  void asToneAKeyIsAsLongAsAsked() {
    press("#", 100);
    for (int i = 0; i < 5; i++) {
      assertThat(sender.tick(160, 0, false)).isEqualTo(Tick.TONE);
    }
    assertThat(sender.tick(160, 0, false)).isEqualTo(Tick.SILENCE);
  }

  @Test
  void whatIsNoKeyIsPassedOverAndLengthsAreBounded() {
    assertThat(DigitSender.steps("1-2 x", Duration.ofMillis(100))).hasSize(3);
    assertThat(DigitSender.steps("1", Duration.ofHours(1)).getFirst().samples()).isEqualTo(64_000);
    assertThat(DigitSender.steps("1", Duration.ZERO).getFirst().samples()).isEqualTo(320);
  }

  private void packets(int event, int timestamp, int... durations) {
    for (int duration : durations) {
      now += 20 * Frame.MILLI;
      receiver.take(event, false, duration, timestamp, now);
    }
  }

  private void press(String keys, int millis) {
    var steps = DigitSender.steps(keys, Duration.ofMillis(millis));
    steps.forEach(_ -> assertThat(limit.take()).isTrue());
    sender.add(steps);
  }

  private void ticks(int count, Tick expected) {
    for (int i = 0; i < count; i++) {
      assertThat(sender.tick(160, 0, true)).isEqualTo(expected);
    }
  }
}
