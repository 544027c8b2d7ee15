package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jambo.kit.RealKit;
import io.jambo.wire.Pcm;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietSourcesTest {
  private static final int FRAMES = 20_000;

  /// How many bytes this thread takes for a frame of that source, once it is warm.
  private static double bytesPerFrame(Source source) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var frame = new short[160];
    var codes = new byte[160];
    var me = Thread.currentThread().threadId();
    long before = 0;
    for (int i = 0; i < 2 * FRAMES; i++) {
      if (i == FRAMES) {
        before = threads.getThreadAllocatedBytes(me);
      }
      int count = source.read(frame, 0, 160);
      G711.encodeUlaw(frame, 0, Math.max(count, 0), codes, 0);
      G711.decodeAlaw(codes, 0, 160, frame, 0);
    }
    return (double) (threads.getThreadAllocatedBytes(me) - before) / FRAMES;
  }

  @Test
  void aFrameOfAnySourceAllocatesNothing() {
    var stream = new StreamSource(new RealKit());
    var brought = new short[160];
    Source live =
        (frame, from, to) -> {
          boolean _ = stream.write(brought, 0, brought.length);
          return stream.read(frame, from, to);
        };
    var memory = PcmSource.of(new Pcm(8_000, new short[777]));
    var sources =
        List.of(
            Tones.ringbackUs(),
            Tones.parse("%(50,0,437);loops=-1").ok().orElseThrow(),
            SourceChain.looped(
                List.of(memory, Tones.digits("12", Duration.ofMillis(70))), SourceChain.FOR_EVER),
            live);
    for (var source : sources) {
      assertThat(bytesPerFrame(source)).isLessThan(1);
    }
  }
}
