package io.jambo.wire;

import static io.jambo.wire.Messages.INVITE;
import static io.jambo.wire.Messages.OK;
import static io.jambo.wire.Messages.wire;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// No input throws: cut anywhere, one byte changed to anything, or made of nonsense. What comes out
/// and is found sound can be read, printed, and read again.
class HardeningTest {
  private static final String ODD =
      INVITE
          .replace("From", "f\t")
          .replace("CSeq: 1", "CSeq:\n 1")
          .replace("rport", "received=[2001:db8::1];x=\"q\\\"\" (c), SIP/2.0/TCP [::1]:5")
          .replace(
              "Contact:", "Contact: \"a, \\\" b\" <sip:%41@[::1]:1;lr?x=y>;q=0.1, sip:c@d;e ,");

  private static final String SDP =
      "v=0\no=- 1 2 IN IP4 h\ns=-\nc=IN IP4 192.0.2.1/1\nt=0 0\na=x:y\nm=audio 1/2 RTP/AVP 0 8\na=z\n";

  private static final String JSON =
      "{\"a\": [1, -2.5e+10, \"\\u00e9\\n\", true, null], \"b\": {\"c\": \"é\"}}";

  private static final String SIGNS = " \t\r\n,;:<>\"\\()/@?=%[]sip:.\0\u007f\u00e9\ud83d*90a";

  @Test
  void oddMessagesAreSoundToBeginWith() {
    for (var text : List.of(INVITE, OK, ODD)) {
      assertThat(SipSanity.check(Messages.parse(text))).isEmpty();
    }
  }

  @Test
  void aCutMessageNeverThrows() {
    for (var text : List.of(INVITE, OK, ODD)) {
      byte[] whole = wire(text);
      for (int cut = 0; cut <= whole.length; cut++) {
        digest(Arrays.copyOf(whole, cut));
        digest(Arrays.copyOfRange(whole, cut, whole.length));
      }
    }
  }

  @Test
  void oneChangedByteNeverThrows() {
    byte[] bytes = wire(ODD);
    for (int at = 0; at < bytes.length; at++) {
      byte before = bytes[at];
      for (int octet = 0; octet < 256; octet++) {
        bytes[at] = (byte) octet;
        SipParser.parse(bytes).ok().ifPresent(HardeningTest::look);
      }
      bytes[at] = before;
    }
  }

  @Test
  void manyChangedBytesNeverThrow() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      byte[] bytes = wire(random.nextBoolean() ? ODD : OK);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
      }
      digest(bytes);
    }
  }

  @Test
  void nonsenseInEveryFieldNeverThrows() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      readAsAnything(text.toString());
    }
  }

  @Test
  void changedDescriptionsAndJsonNeverThrow() {
    for (var text : List.of(SDP, JSON)) {
      for (int at = 0; at < text.length(); at++) {
        readAsBody(text.substring(0, at));
        for (char c = 0; c < 128; c++) {
          readAsBody(text.substring(0, at) + c + text.substring(at + 1));
        }
      }
    }
  }

  /// All that a node does with what it received.
  private static void digest(byte[] bytes) {
    new SipFramer().feed(bytes, 0, bytes.length);
    SipParser.parse(bytes).ok().ifPresent(HardeningTest::lookAndAnswer);
  }

  private static Optional<SipSanity.Fault> look(SipMessage message) {
    var fault = SipSanity.check(message);
    if (fault.isEmpty()) {
      message.contact();
      message.content("application/sdp");
      requireNonNull(message.via().print() + message.from() + message.to() + message.cseq());
    }
    return fault;
  }

  private static void lookAndAnswer(SipMessage message) {
    var fault = look(message);
    if (message instanceof SipRequest request) {
      var answer = SipResponse.to(request, 400, fault.map(SipSanity.Fault::reason).orElse(""));
      same(SipParser.parse(answer.print()).ok().map(SipMessage::print), answer.print());
    }
    if (fault.isEmpty()) {
      same(SipParser.parse(message.print()).ok().map(SipMessage::print), message.print());
    }
  }

  private static void readAsAnything(String text) {
    again(text, Uri::parse, Uri::print);
    again(text, NameAddr::parse, NameAddr::print);
    again(text, Via::parse, Via::print);
    again(text, CSeq::parse, CSeq::print);
    readAsBody(text);
  }

  private static void readAsBody(String text) {
    again(text, Json::parse, Json::print);
    again(text, SessionDescription::parse, SessionDescription::print);
  }

  private static <T> void again(
      String text, Function<String, Parsed<T>> parse, Function<T, String> print) {
    parse
        .apply(text)
        .map(print)
        .ok()
        .ifPresent(printed -> same(parse.apply(printed).map(print).ok(), printed));
  }

  // Not AssertJ, which takes longer than what is tested here.
  private static void same(Optional<?> actual, Object expected) {
    if (!Objects.deepEquals(actual.orElse(null), expected)) {
      throw new AssertionError("printed and read back: " + expected + " became " + actual);
    }
  }
}
