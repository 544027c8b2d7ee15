package io.jambo.wire;

import static io.jambo.wire.Messages.INVITE;
import static io.jambo.wire.Messages.OK;
import static io.jambo.wire.Messages.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.SipFramer.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipFramerTest {
  private static final byte[] STREAM =
      wire("\n\n" + INVITE + OK + "\n" + OK.replace("Content-Length: 0", "l :\n  0") + "\n\n");

  private static final List<Frame> FRAMES =
      List.of(
          new Frame.Ping(),
          message(INVITE),
          message(OK),
          message(OK.replace("Content-Length: 0", "l :\n  0")),
          new Frame.Ping());

  @Test
  void messagesAndPingsComeOutInOrder() {
    assertThat(feed(new SipFramer(), STREAM)).isEqualTo(FRAMES);
  }

  @Test
  void whereTheStreamIsCutMakesNoDifference() {
    for (int cut = 0; cut <= STREAM.length; cut++) {
      var framer = new SipFramer();
      var frames = new ArrayList<>(framer.feed(STREAM, 0, cut));
      frames.addAll(framer.feed(STREAM, cut, STREAM.length));
      assertThat(frames).as("cut at %s", cut).isEqualTo(FRAMES);
      assertThat(framer.pending()).isZero();
    }
  }

  @Test
  void aStreamMayComeByteByByte() {
    var framer = new SipFramer();
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < STREAM.length; i++) {
      frames.addAll(framer.feed(STREAM, i, i + 1));
    }

    assertThat(frames).isEqualTo(FRAMES);
  }

  @Test
  void oneEmptyLineIsAPongAndNothingWaits() {
    var framer = new SipFramer();

    assertThat(feed(framer, wire("\n"))).isEmpty();
    assertThat(framer.pending()).isZero();
    assertThat(feed(framer, wire(OK))).containsExactly(message(OK));
    assertThat(feed(framer, wire("\n"))).isEmpty();
  }

  @Test
  void anUnfinishedMessageIsPending() {
    var framer = new SipFramer();
    byte[] bytes = wire(INVITE);

    assertThat(framer.feed(bytes, 0, bytes.length - 1)).isEmpty();
    assertThat(framer.pending()).isEqualTo(bytes.length - 1);
  }

  @Test
  void withoutALengthThereIsNoBody() {
    var silent = OK.replace("Content-Length: 0\n", "");

    assertThat(feed(new SipFramer(), wire(silent + OK)))
        .containsExactly(message(silent), message(OK));
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: -1, 400",
    "Content-Length: x, 400",
    "Content-Length: 99999999999999999999, 400",
    "Content-Length: 65536, 413",
    "Content-Length: 65400, 413",
    "Content-Length: 2147483647, 413"
  })
  void aRequestWithoutAUsableLengthCanStillBeAnswered(String length, int status) {
    var framer = new SipFramer();
    var frames = feed(framer, wire(INVITE.replace("Content-Length: 5", length)));

    assertThat(frames).hasSize(2).last().isInstanceOf(Frame.Broken.class);
    var head = ((Frame.Message) frames.getFirst()).bytes().toArray();
    assertThat(SipParser.parse(head).ok().flatMap(SipSanity::check))
        .hasValueSatisfying(fault -> assertThat(fault.status()).isEqualTo(status));
    assertThat(feed(framer, wire(OK))).isEmpty();
    assertThat(framer.pending()).isZero();
  }

  @Test
  void differingLengthsBreakTheStream() {
    assertThat(feed(new SipFramer(), wire(OK.replace("CSeq", "l: 4\nCSeq"))))
        .last()
        .isInstanceOf(Frame.Broken.class);
  }

  @Test
  void aHeadWithoutEndIsTooLarge() {
    var endless = INVITE.replace("Max-Forwards: 70", "X: y\n".repeat(Bounds.SIP_MESSAGE / 6));
    var frames = feed(new SipFramer(), wire(endless));

    assertThat(frames).hasSize(2).last().isEqualTo(new Frame.Broken("head too large"));
    var head = ((Frame.Message) frames.getFirst()).bytes().toArray();
    assertThat(SipParser.parse(head).ok().flatMap(SipSanity::check))
        .contains(new SipSanity.Fault(413, "Message Too Large", true));
  }

  @Test
  void aMessageAtTheBoundIsTaken() {
    var head = INVITE.replace("Content-Length: 5\n\nv=0\n", "Content-Length: 12345\n\n");
    int room = Bounds.SIP_MESSAGE - wire(head).length;
    byte[] most = wire(head.replace("12345", "" + room) + "x".repeat(room));

    assertThat(most).hasSize(Bounds.SIP_MESSAGE);
    assertThat(feed(new SipFramer(), most)).hasSize(1);
    assertThat(SipParser.parse(most).ok().flatMap(SipSanity::check)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0016\u0003\u0001\u0000", "INVITE sip:a\u0000"})
  void binaryIsNoSip(String text) {
    assertThat(feed(new SipFramer(), text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Frame.Broken("binary"));
  }

  private static List<Frame> feed(SipFramer framer, byte[] data) {
    return framer.feed(data, 0, data.length);
  }

  private static Frame message(String text) {
    return new Frame.Message(Bytes.of(wire(text)));
  }
}
