package io.jambo.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.media.Source;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromptQueueTest {
  private final AtomicInteger closed = new AtomicInteger();
  private final PromptQueue queue = new PromptQueue(new RealKit());
  private final short[] frame = new short[8];

  @Test
  void itemsAreJoinedWithoutAGap() {
    queue.append(ramp(1, 5));
    queue.append(ramp(6, 7));
    queue.finish();

    assertThat(queue.read(frame, 0, 8)).isEqualTo(8);
    assertThat(frame).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(queue.read(frame, 0, 8)).isEqualTo(4);
    assertThat(queue.read(frame, 0, 8)).isEqualTo(Source.ENDED);
    assertThat(closed).hasValue(2);
  }

  @Test
  void anEmptyQueueWaitsUntilItIsFinished() {
    assertThat(queue.read(frame, 0, 8)).isEqualTo(Source.NOTHING_NOW);
    queue.finish();
    assertThat(queue.read(frame, 0, 8)).isEqualTo(Source.ENDED);
  }

  @Test
  void whatIsLeftIsClosedWithTheQueue() {
    queue.append(ramp(1, 5));
    queue.append(ramp(6, 5));
    queue.close();
    assertThat(closed).hasValue(2);
  }

  @Test
  void whatComesTooLateIsClosedAtOnce() {
    queue.close();
    queue.append(ramp(1, 5));
    assertThat(closed).hasValue(1);
  }

  @Test
  void whoeverRepeatsAPromptForEverLearnsThatNobodyHearsIt() {
    assertThat(queue.append(ramp(1, 5))).isTrue();
    queue.close();
    assertThat(queue.append(ramp(1, 5))).isFalse();
    assertThat(closed).hasValue(2);
  }

  private Source ramp(int first, int count) {
    return new Source() {
      private int given;

      @Override
      public int read(short[] into, int from, int to) {
        int size = Math.min(to - from, count - given);
        for (int at = 0; at < size; at++) {
          into[from + at] = (short) (first + given + at);
        }
        given += size;
        return size == 0 ? ENDED : size;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
