package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartTest {
  private static final String SDP = "application/sdp";

  private static final String MIXED =
      """
      preamble --b
      --b
      Content-Type: application/isup; version=x
      Content-Disposition: signal

      \u0000\u0001\u0002--b
      --bx

      --b  \t
      c :
       Application/SDP ; charset=utf-8

      v=0
      --bx
      s=-

      --b--
      epilogue
      """;

  @ParameterizedTest
  @CsvSource({
    "multipart/mixed;boundary=b",
    "Multipart / Mixed ; x=y ; BOUNDARY=\"b\"",
  })
  void theDescriptionIsFoundAmongTheParts(String type) {
    assertThat(content(type, MIXED)).isEqualTo("v=0\r\n--bx\r\ns=-\r\n");
  }

  @Test
  void aBodyOfThatTypeIsTheContent() {
    assertThat(content("application/sdp;charset=x", "v=0\n")).isEqualTo("v=0\r\n");
    assertThat(content("text/plain", "v=0\n")).isEmpty();
    assertThat(content("no type", "v=0\n")).isEmpty();
    assertThat(content("multipart/mixed", MIXED)).isEmpty();
    assertThat(content("multipart/mixed;boundary=\"\"", MIXED)).isEmpty();
    assertThat(content("multipart/mixed;boundary=q", MIXED)).isEmpty();
    assertThat(Messages.request(Messages.INVITE).content("application/sdp")).isPresent();
  }

  @Test
  void partsMayLieInPartsTwoDeep() {
    var outer = "--o\nContent-Type: multipart/alternative;boundary=b\n\n" + MIXED + "\n--o--\n";
    var deeper = "--p\nContent-Type: multipart/mixed;boundary=o\n\n" + outer + "\n--p--\n";

    assertThat(content("multipart/mixed;boundary=o", outer)).isEqualTo("v=0\r\n--bx\r\ns=-\r\n");
    assertThat(content("multipart/mixed;boundary=p", deeper)).isEmpty();
  }

  @Test
  void onlySoManyPartsAreLookedAt() {
    var part = "--b\n\nx\n";
    var end = "--b\nContent-Type: application/sdp\n\ny\n--b--";

    assertThat(content("multipart/x;boundary=b", part.repeat(15) + end)).isEqualTo("y");
    assertThat(content("multipart/x;boundary=b", part.repeat(16) + end)).isEmpty();
  }

  @Test
  void aCutBodyNeverThrows() {
    byte[] whole = MIXED.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= whole.length; cut++) {
      var message =
          new SipResponse(200, "", type("multipart/mixed;boundary=b"), Bytes.of(whole, 0, cut));
      assertThat(message.content(SDP).map(Bytes::length).orElse(0)).isLessThanOrEqualTo(cut);
    }
  }

  private static String content(String type, String body) {
    var bytes = Bytes.utf8(body.replace("\n", "\r\n"));
    return new SipResponse(200, "", type(type), bytes).content(SDP).map(Bytes::utf8).orElse("");
  }

  private static Headers type(String type) {
    return Headers.NONE.plus("Content-Type", type);
  }
}
