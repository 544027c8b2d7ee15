package io.jambo.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the privacy proofs look with sees what it is to see.
class TracesTest {
  private static final String MARKER = "15550199777";

  @TempDir Path folder;

  @Test
  void aTextIsFoundInEveryFormThatItMayBeWrittenIn() throws Exception {
    for (var around : List.of("", "x", "xy", "xyz")) {
      var text = around + MARKER + "?>" + around;
      for (var written :
          Stream.concat(
                  Stream.of(UTF_8, UTF_16LE, UTF_16BE).map(form -> encoded(text, form)),
                  Stream.of(
                      HexFormat.of().formatHex(text.getBytes(UTF_8)),
                      HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8)),
                      Base64.getEncoder().encodeToString(text.getBytes(UTF_8)),
                      Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8))))
              .toList()) {
        Files.writeString(folder.resolve("file"), "before " + written + " after", ISO_8859_1);
        assertThat(new Traces(List.of(MARKER)).in(folder).found()).as(written).isNotEmpty();
      }
    }
    Files.writeString(folder.resolve("file"), "1555019977");
    assertThat(new Traces(List.of(MARKER)).in(folder).found()).isEmpty();
  }

  private static String encoded(String text, Charset form) {
    return new String(text.getBytes(form), ISO_8859_1);
  }
}
