package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.media.Agreement.Format;
import io.jambo.media.Negotiation.Agreed;
import io.jambo.media.Negotiation.Refused;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SessionDescription.Media;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnswerTest {
  private static final InetAddress SIGNALLING = InetAddress.ofLiteral("198.51.100.7");

  private OfferAnswer side = side(false, AudioCodec.PCMU, AudioCodec.PCMA);

  @Test
  void theWholeOfAnAnswerIsAsTheSpecificationSays() {
    var offer = Lab.offer(4_000, "0 8 96", "rtpmap:96 telephone-event/8000", "ptime:30");

    assertThat(agreed(side.answer(offer, SIGNALLING)).print())
        .isEqualTo(
            """
            v=0
            o=- %d 1 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 20000 RTP/AVP 0 96
            a=rtpmap:0 PCMU/8000
            a=rtpmap:96 telephone-event/8000
            a=fmtp:96 0-16
            a=ptime:20
            a=maxptime:60
            a=sendrecv
            """
                .formatted(side.offer().origin().sessionId())
                .replace("\n", "\r\n"));
  }

  @Test
  void theWholeOfAnOfferIsAsTheSpecificationSays() {
    var offer = side.offer();

    assertThat(audio(offer).formats()).containsExactly("0", "8", "101");
    assertThat(audio(offer).attributes())
        .extracting(line -> line.value().isEmpty() ? line.name() : line.name() + ":" + line.value())
        .containsExactly(
            "rtpmap:0 PCMU/8000",
            "rtpmap:8 PCMA/8000",
            "rtpmap:101 telephone-event/8000",
            "fmtp:101 0-16",
            "ptime:20",
            "maxptime:60",
            "sendrecv");
    assertThat(offer.origin().sessionId()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 8         |                                    | 0",
        "8 0         |                                    | 8",
        "18 9 8 0    | rtpmap:18 G729/8000                | 8",
        "97 0        | rtpmap:97 pcma/8000                | 97",
        "97 0        | rtpmap:97 PCMA/8000/1              | 97",
        "97 0        | rtpmap:97 PCMA/16000               | 0",
        "97 0        | rtpmap:97 PCMA/8000/2              | 0",
        "0 8         | rtpmap:0 L16/8000                  | 8",
        "101 8       | rtpmap:101 telephone-event/8000    | 8 101",
        "8 100       | rtpmap:100 Telephone-Event/8000    | 8 100",
        "8 100       | rtpmap:100 telephone-event/48000   | 8",
        "300 x 8     |                                    | 8",
      })
  void theFirstCodecOfTheOfferThatWeHaveIsAnswered(String formats, String line, String answered) {
    var lines = line == null ? new String[0] : new String[] {line};

    var answer = agreed(side.answer(Lab.offer(4_000, formats, lines), SIGNALLING));

    assertThat(String.join(" ", audio(answer).formats())).isEqualTo(answered);
  }

  @Test
  void ourOrderWinsWhereItIsPreferred() {
    side = side(true, AudioCodec.PCMA, AudioCodec.PCMU);

    assertThat(audio(agreed(side.answer(Lab.offer(4_000, "0 8"), SIGNALLING))).formats())
        .containsExactly("8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"18", "9 111", "x"})
  void withoutACommonCodecTheOfferIsRefused(String formats) {
    assertThat(side.answer(Lab.offer(4_000, formats), SIGNALLING)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=audio 0 RTP/AVP 0",
        "m=audio 4000 RTP/SAVP 0",
        "m=audio 4000 UDP/TLS/RTP/SAVPF 0",
        "m=image 4000 udptl t38",
        "m=video 4000 RTP/AVP 96",
      })
  void aFirstOfferWithoutAudioForUsIsRefused(String section) {
    assertThat(side.answer(Lab.sdp("203.0.113.9", section), SIGNALLING))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, sendrecv, sendrecv, false",
    "203.0.113.9, sendonly, recvonly, true",
    "203.0.113.9, recvonly, sendonly, false",
    "203.0.113.9, inactive, inactive, true",
    "203.0.113.9, SendOnly, recvonly, true",
    "0.0.0.0,     sendrecv, recvonly, true",
    "0.0.0.0,     sendonly, recvonly, true",
    "0.0.0.0,     recvonly, inactive, true",
    "0.0.0.0,     inactive, inactive, true",
  })
  void directionsAndHoldAreMirrored(String address, String offered, String answered, boolean held) {
    var offer = Lab.sdp(address, "m=audio 4000 RTP/AVP 0", offered);

    var answer = agreed(side.answer(offer, SIGNALLING));

    assertThat(audio(answer).attributes()).extracting("name").contains(answered);
    assertThat(side.held()).isEqualTo(held);
  }

  @Test
  void anAddressThatIsStillToComeIsNoHold() {
    var offer = Lab.sdp("0.0.0.0", "m=audio 9 RTP/AVP 0", "sendrecv");

    assertThat(audio(agreed(side.answer(offer, SIGNALLING))).attributes())
        .extracting("name")
        .contains("sendrecv");
    assertThat(side.held()).isFalse();
    assertThat(agreement().remote()).isEmpty();
  }

  @Test
  void theDirectionOfTheSessionCountsWhereTheSectionHasNone() {
    var text =
        """
        v=0
        o=- 1 1 IN IP4 203.0.113.9
        s=-
        c=IN IP4 203.0.113.9
        t=0 0
        a=sendonly
        m=audio 4000 RTP/AVP 0
        """;

    agreed(side.answer(SessionDescription.parse(text).ok().orElseThrow(), SIGNALLING));

    assertThat(side.held()).isTrue();
  }

  @Test
  void rejectedSectionsKeepTheirPlace() {
    var offer =
        Lab.sdp(
            "203.0.113.9",
            "m=video 5000 RTP/AVP 96\r\nm=audio 4000 RTP/AVP 8 0\r\nm=audio 4002 RTP/AVP 0");

    var answer = agreed(side.answer(offer, SIGNALLING));

    assertThat(answer.media()).extracting(Media::kind).containsExactly("video", "audio", "audio");
    assertThat(answer.media()).extracting(Media::port).containsExactly(0, 20_000, 0);
    assertThat(side.offer().media()).extracting(Media::port).containsExactly(0, 20_000, 0);
  }

  @Test
  void theVersionRisesOnlyWithAChange() {
    var plain = Lab.offer(4_000, "0 8", "sendrecv");
    var first = agreed(side.answer(plain, SIGNALLING));
    assertThat(agreed(side.answer(plain, SIGNALLING))).isEqualTo(first);

    var held = agreed(side.answer(Lab.offer(4_000, "0 8", "sendonly"), SIGNALLING));
    var resumed = agreed(side.answer(plain, SIGNALLING));

    assertThat(held.origin().version()).isEqualTo(first.origin().version() + 1);
    assertThat(resumed.origin().version()).isEqualTo(first.origin().version() + 2);
    assertThat(resumed.origin().sessionId()).isEqualTo(first.origin().sessionId());
    assertThat(resumed.media()).isEqualTo(first.media());
  }

  @Test
  void aRefusedOfferLeavesTheSessionAsItWas() {
    var first = agreed(side.answer(Lab.offer(4_000, "0"), SIGNALLING));
    var before = agreement();

    assertThat(side.answer(Lab.offer(4_002, "18"), SIGNALLING)).isInstanceOf(Refused.class);
    var t38 = "m=audio 0 RTP/AVP 0\r\nm=image 4004 udptl t38";
    assertThat(side.answer(Lab.sdp("203.0.113.9", t38), SIGNALLING)).isInstanceOf(Refused.class);

    assertThat(agreement()).isEqualTo(before);
    assertThat(agreed(side.answer(Lab.offer(4_000, "0"), SIGNALLING))).isEqualTo(first);
  }

  @Test
  void aLaterOfferMayPutTheAudioToRest() {
    agreed(side.answer(Lab.offer(4_000, "0"), SIGNALLING));

    var rest = agreed(side.answer(Lab.offer(0, "0"), SIGNALLING));

    assertThat(audio(rest).port()).isZero();
    assertThat(side.held()).isTrue();
    assertThat(agreement().direction()).isEqualTo(Direction.INACTIVE);
    assertThat(audio(side.offer()).port()).isEqualTo(20_000);
  }

  @Test
  void aLateOfferKeepsTheNumbersThatAreInUse() {
    var offer = Lab.offer(4_000, "8 96", "rtpmap:96 telephone-event/8000", "sendonly");
    agreed(side.answer(offer, SIGNALLING));

    var late = side.offer();

    assertThat(audio(late).formats()).containsExactly("8", "0", "96");
    assertThat(audio(late).attributes()).extracting("name").contains("sendrecv");
  }

  @Test
  void anAnswerMayNumberThingsDifferently() {
    side.offer();
    var answer =
        Lab.offer(4_000, "97 110", "rtpmap:97 PCMA/8000", "rtpmap:110 telephone-event/8000");

    agreed(side.accept(answer, SIGNALLING));

    assertThat(agreement().sending()).isEqualTo(new Format(AudioCodec.PCMA, 97));
    assertThat(agreement().sendingEvents()).hasValue(110);
    assertThat(agreement().receiving()).containsExactly(new Format(AudioCodec.PCMA, 8));
    assertThat(agreement().receivingEvents()).containsExactly(101);
  }

  @Test
  void anAnswerWithoutAudioOrCodecIsRefused() {
    side.offer();

    assertThat(side.accept(Lab.offer(0, "0"), SIGNALLING)).isInstanceOf(Refused.class);
    assertThat(side.accept(Lab.offer(4_000, "18"), SIGNALLING)).isInstanceOf(Refused.class);
    assertThat(side.agreement()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ptime:10, 10", "ptime:20, 20", "ptime:30, 30", "ptime:40, 40", "ptime:60, 60",
    "ptime:25, 20", "ptime:200, 20", "ptime:abc, 20", "maxptime:10, 10", "maxptime:200, 20",
  })
  void thePeersPacketTimeIsHonouredWhereItIsOneOfOurs(String line, int millis) {
    agreed(side.answer(Lab.offer(4_000, "0", line), SIGNALLING));

    assertThat(agreement().ptimeMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, true, true",
    "10.0.0.9, true, false",
    "198.51.100.7, true, true",
    "media.example, false, false",
  })
  void whereAudioMayGoAtOnceIsTheOperatorsRule(String address, boolean known, boolean reachable) {
    var offer = Lab.sdp(address, "m=audio 4000 RTP/AVP 0");

    agreed(side.answer(offer, SIGNALLING));

    assertThat(agreement().remote().isPresent()).isEqualTo(known);
    assertThat(agreement().reachable()).isEqualTo(reachable);
    assertThat(agreement().remote())
        .isEqualTo(
            known
                ? Optional.of(new InetSocketAddress(InetAddress.ofLiteral(address), 4_000))
                : Optional.empty());
  }

  @Test
  void rtcpOnTheRtpPortIsTakenWhereOfferedAndNotAskedFor() {
    var answer = agreed(side.answer(Lab.offer(4_000, "0", "rtcp-mux"), SIGNALLING));

    assertThat(audio(answer).attribute("rtcp-mux")).isPresent();
    assertThat(audio(agreed(side.answer(Lab.offer(4_000, "0"), SIGNALLING))).attribute("rtcp-mux"))
        .isEmpty();
    assertThat(audio(side.offer()).attribute("rtcp-mux")).isEmpty();
  }

  private Agreement agreement() {
    return side.agreement().orElseThrow();
  }

  private static Media audio(SessionDescription description) {
    return description.media().stream()
        .filter(media -> media.kind().equals("audio"))
        .findFirst()
        .orElseThrow();
  }

  private static SessionDescription agreed(Negotiation negotiation) {
    assertThat(negotiation).isInstanceOf(Agreed.class);
    return ((Agreed) negotiation).local();
  }

  private static OfferAnswer side(boolean preferOwnOrder, AudioCodec... codecs) {
    var settings =
        new MediaSettings(
            InetAddress.ofLiteral("192.0.2.1"),
            20_000,
            20_099,
            1,
            List.of(codecs),
            preferOwnOrder,
            Duration.ofMillis(60),
            Duration.ofMillis(200),
            place -> !place.getAddress().isSiteLocalAddress(),
            Duration.ZERO,
            Duration.ZERO);
    return new OfferAnswer(settings, 20_000, new SplittableRandom(7));
  }
}
