package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.kit.Scope;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private static Pcm counting(int first, int count) {
    var samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) (first + i);
    }
    return new Pcm(8_000, samples);
  }

  private static short[] heard(Source source) {
    var all = new short[100_000];
    int at = 0;
    while (true) {
      int count = source.read(all, at, at + 160);
      if (count == Source.ENDED) {
        return Arrays.copyOf(all, at);
      }
      at += count;
    }
  }

  @Test
  void audioInMemoryPlaysOnceAndAgain() {
    var source = PcmSource.of(counting(1, 250));
    assertThat(heard(source)).isEqualTo(counting(1, 250).samples());
    assertThat(heard(source)).isEmpty();
    source.rewind();
    assertThat(heard(source)).hasSize(250);
  }

  @Test
  void audioOfAnotherRateIsConverted() {
    assertThat(heard(PcmSource.of(new Pcm(16_000, new short[3_200])))).hasSize(1_600);
  }

  @Test
  void playsFromAnOffsetOnEvenOneBeyondTheEnd() {
    assertThat(heard(PcmSource.of(counting(0, 250)).from(200)))
        .isEqualTo(counting(200, 50).samples());
    assertThat(heard(PcmSource.of(counting(0, 250)).from(9_999_999_999L))).isEmpty();
    assertThat(heard(PcmSource.of(counting(0, 250)).from(-5))).hasSize(250);
  }

  @Test
  void aChainJoinsWithinOneFrame() {
    var chain =
        SourceChain.of(
            List.of(
                PcmSource.of(counting(0, 100)),
                PcmSource.of(counting(0, 0)),
                PcmSource.of(counting(100, 30)),
                PcmSource.of(counting(130, 170))));
    var frame = new short[160];
    assertThat(chain.read(frame, 0, 160)).isEqualTo(160);
    assertThat(frame).isEqualTo(counting(0, 160).samples());
    assertThat(chain.read(frame, 0, 160)).isEqualTo(140);
    assertThat(chain.read(frame, 0, 160)).isEqualTo(Source.ENDED);
  }

  @Test
  void aChainTurnsRoundWithoutAGap() {
    var chain =
        SourceChain.looped(
            List.of(PcmSource.of(counting(0, 70)), PcmSource.of(counting(70, 30))), 3);
    var heard = heard(chain);
    assertThat(heard).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat((int) heard[i]).isEqualTo(i % 100);
    }
    ((Replayable) chain).rewind();
    assertThat(heard(chain)).hasSize(300);
  }

  @Test
  void aChainForEverGoesOnUntilNothingCanBeHeard() {
    var frame = new short[160];
    var chain = SourceChain.looped(List.of(PcmSource.of(counting(0, 7))), SourceChain.FOR_EVER);
    for (int i = 0; i < 1_000; i++) {
      assertThat(chain.read(frame, 0, 160)).isEqualTo(160);
    }
    var empty = SourceChain.looped(List.of(PcmSource.of(counting(0, 0))), SourceChain.FOR_EVER);
    assertThat(empty.read(frame, 0, 160)).isEqualTo(Source.ENDED);
    assertThat(SourceChain.of(List.of()).read(frame, 0, 160)).isEqualTo(Source.ENDED);
  }

  @Test
  void aStreamThatIsBehindSaysSoAndThenGoesOn() {
    var stream = new StreamSource(new RealKit());
    var frame = new short[160];
    assertThat(stream.read(frame, 0, 160)).isEqualTo(Source.NOTHING_NOW);
    assertThat(stream.write(counting(0, 200).samples(), 0, 200)).isTrue();
    assertThat(stream.read(frame, 0, 160)).isEqualTo(160);
    assertThat(stream.read(frame, 0, 160)).isEqualTo(40);
    assertThat(stream.read(frame, 0, 160)).isEqualTo(Source.NOTHING_NOW);
    assertThat(stream.write(counting(200, 10).samples(), 0, 10)).isTrue();
    stream.finish();
    assertThat(stream.read(frame, 0, 160)).isEqualTo(10);
    assertThat(stream.read(frame, 0, 160)).isEqualTo(Source.ENDED);
  }

  @Test
  void aFastHelperWaitsForTheListenerAndLosesNothing() {
    var kit = new RealKit();
    try (var scope = new Scope(kit)) {
      var stream = new StreamSource(kit);
      var _ =
          scope.fork(
              "helper",
              () -> {
                boolean _ = stream.write(counting(0, 60_000).samples(), 0, 60_000);
                stream.finish();
              });
      assertThat(heard(stream)).isEqualTo(counting(0, 60_000).samples());
    }
  }

  @Test
  void aHelperWhoseListenerLeavesIsTold() {
    var kit = new RealKit();
    try (var scope = new Scope(kit)) {
      var stream = new StreamSource(kit);
      var done = new io.jambo.kit.Inbox<Boolean>(kit, 1);
      var _ =
          scope.fork(
              "helper",
              () -> assertThat(done.offer(stream.write(new short[60_000], 0, 60_000))).isTrue());
      stream.close();
      assertThat(done.take(kit.in(Duration.ofSeconds(10)))).contains(false);
    }
  }
}
