package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.media.MediaEvent.Digit;
import io.jambo.media.MediaEvent.DigitsSent;
import io.jambo.media.MediaEvent.Ending;
import io.jambo.media.MediaEvent.Failed;
import io.jambo.media.MediaEvent.KeyDown;
import io.jambo.media.MediaEvent.PlaybackEnded;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final Duration EACH = Duration.ofMillis(100);

  private final Lab lab = new Lab();
  private final List<MediaEvent> events = new ArrayList<>();
  private final Endpoint endpoint = lab.endpoint(events::add);
  private final MemoryNetwork.MemorySocket peer = lab.network.peer(6_000);

  @ParameterizedTest
  @EnumSource(AudioCodec.class)
  void whatOnePartyPlaysTheOtherHearsSampleBySample(AudioCodec codec) {
    var settings = settings(List.of(codec));
    var other = new Lab(settings);
    var heard = new MemorySink(Duration.ofSeconds(3));
    var caller = other.endpoint(events::add);
    var callee = other.endpoint(_ -> {});
    Lab.join(caller, callee);
    callee.sink(heard);
    var tone = tone(8_000);
    var _ = caller.play(PcmSource.of(new Pcm(8_000, tone)));

    other.passes(1_500);

    short[] all = heard.pcm().samples();
    int start = firstLoud(all);
    assertThat(Arrays.copyOfRange(all, start, start + tone.length))
        .isEqualTo(throughCodec(codec, tone));
    assertThat(all.length).isEqualTo(1_500 / 20 * 160);
    assertThat(events).containsExactly(new PlaybackEnded(1, Ending.FINISHED, 8_000));
    assertThat(callee.stats().lost() + callee.stats().late()).isZero();
  }

  @Test
  void silenceIsSentAllTheTimeOnTheBeat() {
    agree("0 101", "rtpmap:101 telephone-event/8000");

    lab.passes(1_000);

    var heard = Lab.heard(peer);
    assertThat(heard).hasSize(50);
    for (int i = 1; i < heard.size(); i++) {
      assertThat(heard.get(i).sequence()).isEqualTo((heard.get(i - 1).sequence() + 1) & 0xffff);
      assertThat(heard.get(i).timestamp() - heard.get(i - 1).timestamp()).isEqualTo(160);
    }
    assertThat(heard).extracting(Lab.Heard::marker).startsWith(true, false).endsWith(false);
    assertThat(heard).allSatisfy(packet -> assertThat(packet.payload()).containsOnly(0xff));
  }

  @ParameterizedTest
  @CsvSource({"10, 100", "20, 50", "30, 33", "40, 25", "60, 16"})
  void packetsAreAsLongAsThePeerWants(int ptime, int packets) {
    agree("8", "ptime:" + ptime);

    lab.passes(1_000);

    var heard = Lab.heard(peer);
    assertThat(heard.size()).isBetween(packets - 1, packets + 1);
    assertThat(heard).allSatisfy(packet -> assertThat(packet.payload()).hasSize(ptime * 8));
    assertThat(heard.getLast().timestamp() - heard.getFirst().timestamp())
        .isEqualTo((heard.size() - 1) * ptime * 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 60})
  void aStoppedPlaybackIsNotHeardAgain(int ptime) {
    agree("0", "ptime:" + ptime);
    var playback = endpoint.play(loud());
    lab.passes(510);
    var before = Lab.heard(peer);
    assertThat(before.getLast().payload()).doesNotContain(0xff);
    long sent = before.stream().filter(packet -> !packet.silent()).count() * ptime * 8;

    playback.stop();
    lab.passes(200);

    assertThat(Lab.heard(peer))
        .isNotEmpty()
        .allSatisfy(packet -> assertThat(packet.payload()).containsOnly(0xff));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            PlaybackEnded.class,
            ended -> {
              assertThat(ended.how()).isEqualTo(Ending.STOPPED);
              assertThat(ended.playedSamples()).isEqualTo(sent);
            });
  }

  @Test
  void aStopThatComesTooLateTouchesNoLaterPlayback() {
    agree("0");
    var first = endpoint.play(loud());
    lab.passes(100);
    var second = endpoint.play(loud());
    first.stop();
    lab.passes(100);

    assertThat(events).hasSize(1).allSatisfy(ended -> stopped(ended, first.id()));
    assertThat(Lab.heard(peer).getLast().payload()).doesNotContain(0xff);

    second.stop();
    lab.passes(20);
    assertThat(events).hasSize(2);
    assertThat(lab.engine.counts().playbacks()).isZero();
  }

  @Test
  void aPlaybackBeginsWithAMarker() {
    agree("0");
    lab.passes(100);
    Lab.heard(peer);

    var _ = endpoint.play(loud());
    lab.passes(60);

    assertThat(Lab.heard(peer)).extracting(Lab.Heard::marker).startsWith(true, false);
  }

  @Test
  void keysReachTheOtherEndpointAsDigits() {
    var callee = lab.endpoint(events::add);
    var sent = new ArrayList<MediaEvent>();
    var caller = lab.endpoint(sent::add);
    Lab.join(caller, callee);

    assertThat(caller.sendDigits("1wA#", EACH)).isTrue();
    lab.passes(3_000);

    assertThat(events)
        .containsExactly(
            new KeyDown('1'),
            new Digit('1', 800),
            new KeyDown('A'),
            new Digit('A', 800),
            new KeyDown('#'),
            new Digit('#', 800));
    assertThat(sent).containsExactly(new DigitsSent());
    assertThat(callee.stats().digits()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 60})
  void timestampsStayTrueToTimeAcrossKeys(int ptime) {
    agree("0 101", "rtpmap:101 telephone-event/8000", "ptime:" + ptime);
    lab.passes(200);
    int before = Lab.heard(peer).getLast().timestamp();

    assertThat(endpoint.sendDigits("12", EACH)).isTrue();
    lab.passes(1_200);

    var heard = Lab.heard(peer);
    assertThat(heard.stream().filter(packet -> packet.type() == 101)).hasSize(14);
    assertThat(heard.getLast().timestamp() - before).isBetween(1_140 * 8, 1_260 * 8);
  }

  @Test
  void closingEndsThePlaybackInSilence() {
    agree("0");
    var closed = new ArrayList<String>();
    var _ =
        endpoint.play(
            new Source() {
              @Override
              public int read(short[] frame, int from, int to) {
                return to - from;
              }

              @Override
              public void close() {
                closed.add("source");
              }
            });
    lab.passes(100);

    endpoint.close();
    lab.passes(20);

    assertThat(closed).containsExactly("source");
    assertThat(events).isEmpty();
    assertThat(lab.engine.counts().playbacks()).isZero();
  }

  @Test
  void withoutTelephoneEventsKeysAreTones() {
    agree("0");
    assertThat(endpoint.sendDigits("5", EACH)).isTrue();

    lab.passes(400);

    var loud = Lab.heard(peer).stream().filter(packet -> !packet.silent()).toList();
    assertThat(loud).hasSize(5).allSatisfy(packet -> assertThat(packet.type()).isZero());
    assertThat(events).containsExactly(new DigitsSent());
  }

  @Test
  void moreKeysThanAnEndpointTakesAreRefusedAsAWhole() {
    agree("0 101", "rtpmap:101 telephone-event/8000");

    assertThat(endpoint.sendDigits("1".repeat(200), EACH)).isTrue();
    assertThat(endpoint.sendDigits("1".repeat(200), EACH)).isFalse();
    assertThat(endpoint.sendDigits("1".repeat(50), EACH)).isTrue();
  }

  @Test
  void aHeldPeerIsSentNothingAndHearsTheTruthAboutTimeAfterwards() {
    agree("0");
    lab.passes(200);
    var before = Lab.heard(peer).getLast();

    agree("0", "sendonly");
    assertThat(endpoint.held()).isTrue();
    lab.passes(20);
    Lab.heard(peer);
    lab.passes(1_000);
    assertThat(Lab.heard(peer)).isEmpty();

    agree("0", "sendrecv");
    assertThat(endpoint.held()).isFalse();
    lab.passes(20);
    var after = Lab.heard(peer).getFirst();
    assertThat(after.marker()).isTrue();
    assertThat(after.sequence() - before.sequence()).isEqualTo(1);
    assertThat(after.ssrc()).isEqualTo(before.ssrc());
    assertThat(after.timestamp() - before.timestamp()).isBetween(1_020 * 8, 1_040 * 8);
  }

  @Test
  void aLoopThatWasLateCatchesUpInOrderWithoutABurst() {
    agree("0");
    lab.passes(100);
    Lab.heard(peer);

    lab.kit.advance(90 * Frame.MILLI);
    lab.turn();
    assertThat(Lab.heard(peer)).hasSize(1);
    lab.passes(110);

    assertThat(Lab.heard(peer)).hasSize(9);
  }

  @Test
  void aLoopThatWasVeryLateSkipsWhatIsLostButKeepsTheTime() {
    agree("0");
    lab.passes(100);
    int before = Lab.heard(peer).getLast().timestamp();

    lab.kit.advance(2_000 * Frame.MILLI);
    lab.passes(20);

    var heard = Lab.heard(peer);
    assertThat(heard).hasSize(2);
    assertThat(heard.getLast().timestamp() - before).isBetween(2_000 * 8, 2_040 * 8);
  }

  @Test
  void aSourceThatFailsEndsItsEndpointAlone() {
    agree("0");
    var other = lab.endpoint(_ -> {});
    var secondPeer = lab.network.peer(6_002);
    other.answer(Lab.offer(6_002, "0"), MemoryNetwork.HOST);
    var _ =
        endpoint.play((_, _, _) -> {
          throw new IllegalStateException("broken on purpose");
        });

    lab.passes(100);

    assertThat(events).containsExactly(new Failed());
    assertThat(Lab.heard(secondPeer)).hasSizeGreaterThanOrEqualTo(4);
    assertThat(lab.counters.value("jambo_media_faults_total")).isEqualTo(1);
    endpoint.close();
    other.close();
    lab.passes(12_000);
    assertThat(lab.engine.counts()).isEqualTo(new MediaCounts(0, 0, 50, 0, 0));
  }

  private void agree(String formats, String... lines) {
    assertThat(endpoint.answer(Lab.offer(6_000, formats, lines), MemoryNetwork.HOST))
        .isInstanceOf(Negotiation.Agreed.class);
  }

  private static void stopped(MediaEvent event, long id) {
    assertThat(event)
        .isInstanceOfSatisfying(
            PlaybackEnded.class,
            ended -> {
              assertThat(ended.how()).isEqualTo(Ending.STOPPED);
              assertThat(ended.id()).isEqualTo(id);
            });
  }

  private static MediaSettings settings(List<AudioCodec> codecs) {
    return new MediaSettings(
        MemoryNetwork.HOST,
        Lab.FIRST_PORT,
        Lab.LAST_PORT,
        1,
        codecs,
        false,
        Duration.ofMillis(60),
        Duration.ofMillis(200),
        _ -> true,
        Duration.ZERO,
        Duration.ZERO);
  }

  private static Source loud() {
    return (frame, from, to) -> {
      Arrays.fill(frame, from, to, (short) 9_000);
      return to - from;
    };
  }

  /// 1004 Hz, which never repeats within a frame; its first sample is loud.
  private static short[] tone(int length) {
    var tone = new short[length];
    for (int i = 0; i < length; i++) {
      tone[i] = (short) Math.round(12_000 * Math.cos(2 * Math.PI * 1_004 * i / 8_000));
    }
    return tone;
  }

  private static int firstLoud(short[] samples) {
    int at = 0;
    while (Math.abs(samples[at]) < 8_000) {
      at++;
    }
    return at;
  }

  private static short[] throughCodec(AudioCodec codec, short[] samples) {
    var bytes = new byte[samples.length];
    var back = new short[samples.length];
    codec.encode(samples, samples.length, bytes, 0);
    codec.decode(bytes, 0, bytes.length, back);
    return back;
  }
}
