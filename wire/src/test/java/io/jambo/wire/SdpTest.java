package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.wire.SessionDescription.Attribute;
import io.jambo.wire.SessionDescription.Media;
import io.jambo.wire.SessionDescription.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {
  private static final SessionDescription OFFER =
      new SessionDescription(
          new Origin("-", 7, 8, "192.0.2.1"),
          Optional.of("192.0.2.1"),
          List.of(new Attribute("group", "BUNDLE 0")),
          List.of(
              new Media(
                  "audio",
                  20_000,
                  "RTP/AVP",
                  List.of("0", "101"),
                  Optional.empty(),
                  List.of(new Attribute("rtpmap", "0 PCMU/8000"), new Attribute("sendrecv", ""))),
              new Media(
                  "video", 0, "RTP/AVP", List.of("96"), Optional.of("2001:db8::1"), List.of())));

  private static final String PRINTED =
      """
      v=0
      o=- 7 8 IN IP4 192.0.2.1
      s=-
      c=IN IP4 192.0.2.1
      t=0 0
      a=group:BUNDLE 0
      m=audio 20000 RTP/AVP 0 101
      a=rtpmap:0 PCMU/8000
      a=sendrecv
      m=video 0 RTP/AVP 96
      c=IN IP6 2001:db8::1
      """;

  @Test
  void printedExactlyAndReadBackTheSame() {
    assertThat(OFFER.print()).isEqualTo(PRINTED.replace("\n", "\r\n"));
    assertThat(SessionDescription.parse(OFFER.print()).ok()).contains(OFFER);
  }

  @Test
  void lineFeedsAloneAndEmptyLinesMakeNoDifference() {
    assertThat(parse(PRINTED)).isEqualTo(OFFER);
    assertThat(parse("\n" + PRINTED.replace("\n", "\r\n\r\n") + "\n")).isEqualTo(OFFER);
    assertThat(parse(PRINTED.replace("\n", "\r"))).isEqualTo(OFFER);
    assertThat(parse(PRINTED.stripTrailing())).isEqualTo(OFFER);
  }

  @Test
  void aDeskPhoneWithExtrasIsUnderstood() {
    var offer =
        parse(
            """
            v=0
            o=root 1821 9999999999999999999 IN IP4 198.51.100.7
            s=Phone Call
            i=what for
            u=http://example.test/
            e=x@example.test
            b=AS:84
            t=3034423619 3042462419
            z=0 0
            k=clear:x
            c=IN IP4 224.2.1.1/127/3
            this is no line
            y=unknown
            a=tool: some  phone
            m=audio  49170/2   RTP/AVP   8 0  101
            i=title
            c=IN IP4 198.51.100.8
            b=TIAS:64000
            a=rtpmap: 8 pcma/8000
            a=RTPMAP:0 PCMU/8000
            a=fmtp:101 0-16
            a=
            a=ptime:20
            m=image 0 udptl t38
            """);

    assertThat(offer.origin().version()).isEqualTo(Long.parseUnsignedLong("9999999999999999999"));
    assertThat(offer.address()).contains("224.2.1.1");
    assertThat(offer.attributes()).containsExactly(new Attribute("tool", "some  phone"));
    assertThat(offer.media()).extracting(Media::kind).containsExactly("audio", "image");
    var audio = offer.media().getFirst();
    assertThat(audio.port()).isEqualTo(49_170);
    assertThat(audio.formats()).containsExactly("8", "0", "101");
    assertThat(audio.address()).contains("198.51.100.8");
    assertThat(audio.attribute("rtpmap")).contains("8 pcma/8000");
    assertThat(audio.attribute("maxptime")).isEmpty();
    assertThat(SessionDescription.parse(offer.print()).ok()).contains(offer);
  }

  @Test
  void whatCallsDoNotNeedMayBeMissing() {
    var offer = parse("v=0\nm=audio 4000 RTP/AVP\n");

    assertThat(offer.origin()).isEqualTo(new Origin("-", 0, 0, "0.0.0.0"));
    assertThat(offer.address()).isEmpty();
    assertThat(offer.print()).contains("m=audio 4000 RTP/AVP 0\r\n");
    assertThat(parse("v=0\nc=IN IP4 /127\n").address()).isEmpty();
    assertThat(parse("v=0\no=x y\n").media()).isEmpty();
    assertThat(parse("v=0\no=x a b IN IP4 h\n").origin()).isEqualTo(new Origin("x", 0, 0, "h"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "x",
        "v=1\n",
        "o=- 1 1 IN IP4 h\nv=0\n",
        "v=0\nm=audio\n",
        "v=0\nm=audio 1\n",
        "v=0\nm=audio x RTP/AVP 0\n",
        "v=0\nm=audio -1 RTP/AVP 0\n",
        "v=0\nc=IN IP4\n",
        "v=0\nm=audio 65536 RTP/AVP 0\n",
        "v=0\nm=audio /2 RTP/AVP 0\n",
        "v=0\na=x\0y\n",
        "v=0\no=a\u0001b 1 1 IN IP4 h\n",
        "v=0\nm=audio 99999999999999999999 RTP/AVP 0\n"
      })
  void brokenOnesAreMalformed(String text) {
    assertThat(SessionDescription.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void boundsAreKept() {
    assertBound("v=0\n", "m=audio 1 RTP/AVP 0\n", Bounds.SDP_MEDIA);
    assertBound("v=0\n", "a=x\n", Bounds.SDP_LINES - 1);
    assertBound("v=0\nm=audio 1 RTP/AVP", " 0", Bounds.SDP_FORMATS);
    assertBound("v=0\na=", "x", Bounds.SDP - 6);
  }

  private static void assertBound(String begin, String more, int times) {
    assertThat(SessionDescription.parse(begin + more.repeat(times))).isInstanceOf(Parsed.Ok.class);
    assertThat(SessionDescription.parse(begin + more.repeat(times + 1)))
        .isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void whatBreaksALineCannotBeBuilt() {
    assertThatThrownBy(() -> new Attribute("x", "1\r\na=y")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Origin("a b", 1, 1, "h")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> new Media("audio", 1, "RTP/AVP", List.of("0\n"), Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SessionDescription parse(String text) {
    return SessionDescription.parse(text).ok().orElseThrow();
  }
}
