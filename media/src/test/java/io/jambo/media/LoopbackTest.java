package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.Inbox;
import io.jambo.kit.RealKit;
import io.jambo.media.MediaEvent.Digit;
import io.jambo.media.MediaEvent.DigitsSent;
import io.jambo.media.MediaEvent.Ending;
import io.jambo.media.MediaEvent.PlaybackEnded;
import io.jambo.media.real.DatagramSockets;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two endpoints on their own threads, real sockets and the real clock. What depends on the load of
/// the machine is not asserted.
class LoopbackTest {
  private final RealKit kit = new RealKit();
  private final Counters counters = new Counters();
  private final MediaEngine engine =
      new MediaEngine(
          kit,
          MediaSettings.of(MemoryNetwork.HOST, 32_000, 32_999, _ -> true).withLoops(2),
          new DatagramSockets(kit, MemoryNetwork.HOST, 46),
          counters);
  private final Inbox<MediaEvent> events = new Inbox<>(kit, 100);
  private final Endpoint caller = engine.open(events::offer).orElseThrow();
  private final Endpoint callee = engine.open(events::offer).orElseThrow();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aPromptAndKeysCrossRealSockets() {
    var heard = new MemorySink(Duration.ofSeconds(30));
    Lab.join(caller, callee);
    callee.sink(heard);
    var playback = caller.play(PcmSource.of(new Pcm(8_000, new short[4_000])));

    assertThat(next()).isEqualTo(new PlaybackEnded(playback.id(), Ending.FINISHED, 4_000));
    assertThat(caller.sendDigits("42#", Duration.ofMillis(100))).isTrue();

    var seen = new ArrayList<MediaEvent>();
    while (!seen.contains(new DigitsSent())) {
      seen.add(next());
    }
    assertThat(seen.stream().filter(Digit.class::isInstance).toList())
        .isEqualTo(List.of(new Digit('4', 800), new Digit('2', 800), new Digit('#', 800)));
    assertThat(callee.stats().received()).isGreaterThan(25);
    assertThat(callee.stats().strangers()).isZero();
    assertThat(heard.pcm().samples().length % 160).isZero();
  }

  @Test
  void aStopIsToldAtOnceAndClosingGivesAllBack() {
    Lab.join(caller, callee);
    var playback = caller.play((_, from, to) -> to - from);
    playback.stop();

    assertThat(next())
        .isInstanceOfSatisfying(
            PlaybackEnded.class, ended -> assertThat(ended.how()).isEqualTo(Ending.STOPPED));
    caller.close();
    callee.close();
    while (engine.counts().endpoints() > 0) {
      kit.pause(Duration.ofMillis(1));
    }
    assertThat(engine.counts().playbacks()).isZero();
    assertThat(engine.counts().portsResting()).isEqualTo(2);
  }

  private MediaEvent next() {
    return events.take(kit.in(Duration.ofSeconds(30))).orElseThrow();
  }
}
