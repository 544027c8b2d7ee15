package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jambo.kit.Counters;
import io.jambo.kit.RealKit;
import io.jambo.media.real.DatagramSockets;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A packet sent or received in steady state makes no garbage. The bytes that the loop's thread
/// allocates are counted while two endpoints play to one another and both are listened to.
class AllocationTest {
  private static final int WARM_UP_MILLIS = 20_000;
  private static final int MEASURED_MILLIS = 20_000;
  private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long samplesHeard;

  @Test
  void nothingIsAllocatedForAPacketInMemory() {
    var lab = new Lab();
    var caller = lab.endpoint(_ -> {});
    var callee = lab.endpoint(_ -> {});
    talk(caller, callee);
    lab.passes(WARM_UP_MILLIS);
    long packets = callee.stats().received();
    // What the counter itself costs, and anything it finds only once.
    long before = allocated();
    lab.passes(MEASURED_MILLIS);
    long bytes = allocated() - before;

    assertThat(callee.stats().received() - packets).isEqualTo(MEASURED_MILLIS / 20);
    assertThat(samplesHeard).isPositive();
    assertThat(bytes).isLessThan(MEASURED_MILLIS / 20);
  }

  @Test
  void nothingIsAllocatedForAPacketOverRealSockets() {
    var kit = new RealKit();
    var settings = MediaSettings.of(MemoryNetwork.HOST, 31_000, 31_999, _ -> true);
    var sockets = new DatagramSockets(kit, MemoryNetwork.HOST, 46);
    // The loops' own threads sleep: this thread turns them with a time of its own.
    var hand = new HandKit();
    var engine = new MediaEngine(hand, settings, sockets, new Counters());
    try {
      // High descriptors: what is looked up by a small number may cost nothing by luck.
      for (int i = 0; i < 100; i++) {
        var _ = engine.open(_ -> {}).orElseThrow();
      }
      var caller = engine.open(_ -> {}).orElseThrow();
      var callee = engine.open(_ -> {}).orElseThrow();
      talk(caller, callee);
      turns(engine, hand, WARM_UP_MILLIS);
      long packets = callee.stats().received();
      long before = allocated();
      turns(engine, hand, MEASURED_MILLIS);
      long bytes = allocated() - before;

      assertThat(callee.stats().received() - packets).isGreaterThan(MEASURED_MILLIS / 20 - 5);
      assertThat(bytes).isLessThan(MEASURED_MILLIS / 20);
    } finally {
      engine.close();
    }
  }

  private void talk(Endpoint caller, Endpoint callee) {
    Lab.join(caller, callee);
    Source source =
        (frame, from, to) -> {
          Arrays.fill(frame, from, to, (short) 5_000);
          return to - from;
        };
    caller.sink((_, length) -> samplesHeard += length);
    callee.sink((_, length) -> samplesHeard += length);
    var _ = caller.play(source);
    var _ = callee.play(source);
  }

  private static void turns(MediaEngine engine, HandKit hand, int millis) {
    var loop = engine.loops().getFirst();
    for (int i = 0; i < millis; i++) {
      hand.advance(Frame.MILLI);
      while (loop.turn(hand.nanos()) > 0) {
        // As its runner does.
      }
    }
  }

  private static long allocated() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
  }
}
