package io.jambo.wire;

import static io.jambo.wire.Messages.INVITE;
import static io.jambo.wire.Messages.OK;
import static io.jambo.wire.Messages.parse;
import static io.jambo.wire.Messages.request;
import static io.jambo.wire.Messages.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
  @Test
  void anOrdinaryRequestIsUnderstood() {
    var invite = request(INVITE);

    assertThat(SipSanity.check(invite)).isEmpty();
    assertThat(invite.method()).isEqualTo("INVITE");
    assertThat(invite.uri().print()).isEqualTo("sip:bob@sip.example.test");
    assertThat(invite.via().branch()).contains("z9hG4bKa1");
    assertThat(invite.from().tag()).contains("a1");
    assertThat(invite.to().tag()).isEmpty();
    assertThat(invite.callId()).isEqualTo("c1@192.0.2.1");
    assertThat(invite.cseq()).isEqualTo(new CSeq(1, "INVITE"));
    assertThat(invite.contact()).map(NameAddr::print).contains("<sip:ann@192.0.2.1:5060>");
    assertThat(invite.maxForwards()).isEqualTo(70);
    assertThat(invite.body().utf8()).isEqualTo("v=0\r\n");
    assertThat(invite.print()).isEqualTo(wire(INVITE));
  }

  @Test
  void everyLiberalSpellingOfOneInviteMeansTheSame() {
    var invite =
        request(
            """
            INVITE sip:vivekg@chair.example.test;unknownparam SIP/2.0
            TO :
             sip:vivekg@chair.example.test ;   tag    = 1918
            from   : "J Rosenberg \\\\\\""       <sip:jdr@example.test>
              ;
              tag = 98asjd8
            MaX-fOrWaRdS: 0068
            i: 	 w.1@192.0.2.1
            CSeq: 0009
              INVITE
            V : SIP  /   2.0
             /UDP
                192.0.2.2;branch=390skdjuw
            s :
            NewFangledHeader:   newfangled value
             continued newfangled value
            X.Dotted%Name: \t1,,2;;
            v:  SIP  / 2.0  / TCP     spindle.example.test   ;
              branch  =   z9hG4bK9ikj8  ,
             SIP  /    2.0   / UDP  192.168.255.111   ; branch=
             z9hG4bK30239
            m:"Quoted string \\"\\"" <sip:jdr@example.test> ; newparam =
                  newvalue ;
              secondparam ; q = 0.33

            """);

    assertThat(SipSanity.check(invite)).isEmpty();
    assertThat(invite.to().tag()).contains("1918");
    assertThat(invite.from().display()).isEqualTo("J Rosenberg \\\"");
    assertThat(invite.from().tag()).contains("98asjd8");
    assertThat(invite.maxForwards()).isEqualTo(68);
    assertThat(invite.cseq()).isEqualTo(new CSeq(9, "INVITE"));
    assertThat(invite.headers().values("Via").stream().map(v -> Via.parse(v).ok().orElseThrow()))
        .extracting(Via::transport, via -> via.branch().orElseThrow())
        .asString()
        .isEqualTo(
            "[(\"UDP\", \"390skdjuw\"), (\"TCP\", \"z9hG4bK9ikj8\"), (\"UDP\", \"z9hG4bK30239\")]");
    assertThat(invite.headers().first("Subject")).contains("");
    assertThat(invite.headers())
        .contains(
            new Header("NewFangledHeader", "newfangled value continued newfangled value"),
            new Header("X.Dotted%Name", "1,,2;;"));
    assertThat(invite.contact().orElseThrow().parameters().get("q")).contains("0.33");
  }

  @Test
  void everyTokenCharacterMayStandInAMethod() {
    var odd = INVITE.replace("INVITE", "!interesting-Method0123456789_*+`.%25'~");

    assertThat(SipSanity.check(parse(odd))).isEmpty();
    assertThat(request(odd).method()).isEqualTo("!interesting-Method0123456789_*+`.%25'~");
  }

  @Test
  void linesMayEndWithLineFeedsOnly() {
    var bytes = INVITE.replace("Length: 5", "Length: 4").getBytes(StandardCharsets.UTF_8);

    var invite = SipParser.parse(bytes).ok().orElseThrow();

    assertThat(SipSanity.check(invite)).isEmpty();
    assertThat(invite.body().utf8()).isEqualTo("v=0\n");
    assertThat(invite.headers()).isEqualTo(request(INVITE.replace("h: 5", "h: 4")).headers());
  }

  @Test
  void emptyLinesBeforeAndBytesBehindAreIgnored() {
    assertThat(parse("\n\n" + INVITE + "INVITE sip:x SIP/2.0\n")).isEqualTo(parse(INVITE));
  }

  @Test
  void withoutContentLengthTheBodyIsTheRestOfTheDatagram() {
    assertThat(parse(INVITE.replace("Content-Length: 5\n", "") + "s=-\n").body().utf8())
        .isEqualTo("v=0\r\ns=-\r\n");
  }

  @Test
  void aMessageInTheMiddleOfAnArrayIsRead() {
    byte[] bytes = wire("xx" + OK + "yy");

    assertThat(SipParser.parse(bytes, 2, bytes.length - 2).ok()).contains(parse(OK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SIP/2.0 200 OK              | 200 | OK
          SIP/2.0 200 = 2**3 * 5**2 но | 200 | = 2**3 * 5**2 но
          SIP/2.0 100                 | 100 | ``
          SIP/2.0 699 ` `             | 699 | ``
          """)
  void reasonPhrasesMayBeAnything(String line, int status, String reason) {
    var response = (SipResponse) parse(OK.replace("SIP/2.0 200 OK", line.replace("`", "")));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.reason()).isEqualTo(reason);
    assertThat(SipParser.parse(response.print()).ok()).contains(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "x",
        "INVITE",
        "INVITE sip:b@h",
        "INVITE\n\n",
        "INVITE sip:b@h\n\n",
        "GET / HTTP/1.1\n\n",
        " INVITE sip:b@h SIP/2.0\n\n",
        "\u0001\u0002 x SIP/2.0\n\n",
        "IN VITE\n\n",
        "<INVITE> sip:b@h SIP/2.0\n\n",
        "SIP/2.0 99 x\n\n",
        "SIP/2.0 099 x\n\n",
        "SIP/2.0 700 x\n\n",
        "SIP/2.0 4294967301 x\n\n",
        "SIP/2.0 2000 x\n\n",
        "SIP/2.0 20\n\n",
        "SIP/3.0 200 OK\n\n",
        "SIP/2.0 -10 OK\n\n",
        "SIP/2.0200 OK\n\n",
        "SIP/2.0\n\n",
        "SIP/2.0 200x\n\n"
      })
  void whatNobodyCouldAnswerIsMalformed(String text) {
    assertThat(SipParser.parse(wire(text))).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void oldPhonesMayWriteLatin1() {
    var bytes =
        INVITE.replace("\"Ann\"", "\"J\u00e9r\u00f4me\"").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(SipParser.parse(bytes).ok().orElseThrow().from().display())
        .isEqualTo("J\u00e9r\u00f4me");
  }

  @Test
  void aResponseCopiesWhatTheRequestHas() {
    var response =
        SipResponse.to(
            request(INVITE.replace("Max-Forwards: 70", "v: SIP/2.0/TCP h")), 486, "Busy");

    assertThat(response.headers())
        .containsExactly(
            new Header("Via", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa1;rport"),
            new Header("Via", "SIP/2.0/TCP h"),
            new Header("From", "\"Ann\" <sip:ann@example.test>;tag=a1"),
            new Header("To", "<sip:bob@example.test>"),
            new Header("Call-ID", "c1@192.0.2.1"),
            new Header("CSeq", "1 INVITE"));
  }

  @Test
  void whatWouldBreakTheStartLineCannotBeBuilt() {
    assertThatThrownBy(() -> new SipResponse(200, "OK\r\nX: y", Headers.NONE, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SipRequest("A B", new OtherUri("urn", "x"), Headers.NONE, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contentLengthIsAlwaysWrittenAnew() {
    var invite = request(INVITE).withBody("text/plain", Bytes.utf8("é"));
    var twice = invite.withHeaders(Headers.of(List.of(new Header("l", "9"), new Header("L", "8"))));

    assertThat(new String(invite.print(), StandardCharsets.UTF_8))
        .contains("Content-Type: text/plain\r\nContent-Length: 2\r\n\r\né");
    assertThat(new String(twice.print(), StandardCharsets.UTF_8))
        .endsWith("SIP/2.0\r\nl: 2\r\n\r\né");
    assertThat(new String(twice.withHeaders(Headers.NONE).print(), StandardCharsets.UTF_8))
        .endsWith("SIP/2.0\r\nContent-Length: 2\r\n\r\né");
  }
}
