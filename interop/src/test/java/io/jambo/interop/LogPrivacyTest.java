package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever called, whom, with which words and keys: none of it is in what the process writes, at
/// any log level (security.md PII-1, PII-11).
class LogPrivacyTest {
  private static final String CALLED = "15550188666";
  private static final String DIGITS = "8675309";
  private static final String SPOKEN = "zanzibar";
  private static final String HEARD = "quagga";

  /// One for every field of a call that a person stands behind.
  private static final List<String> MARKERS =
      List.of(
          CALLED,
          DIGITS,
          SPOKEN,
          HEARD,
          "15550199777",
          "Ottokar Mannheim",
          "marker-of-the-call",
          "marker-of-a-header",
          "marker-of-the-session",
          "marker-of-the-contact",
          "marker-of-nonsense");

  private static final String INVITE =
      """
      INVITE sip:refused@127.0.0.1 SIP/2.0
      Via: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKprivacy
      From: "Ottokar Mannheim" <sip:+15550199777@127.0.0.1>;tag=1
      To: <sip:refused@127.0.0.1>
      Call-ID: marker-of-the-call
      CSeq: 1 INVITE
      Contact: <sip:marker-of-the-contact@127.0.0.1:9>
      P-Asserted-Identity: <sip:+15550199777@127.0.0.1>
      X-Note: marker-of-a-header
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: %d

      %s\
      """;

  private static final String OFFER =
      """
      v=0
      o=marker-of-the-session 1 1 IN IP4 127.0.0.1
      s=marker-of-the-session
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 49170 RTP/AVP 0
      """;

  private static final int LENGTH = OFFER.replace("\n", "\r\n").length();

  @TempDir Path folder;

  @Test
  void nothingPersonalOfACallIsWrittenAnywhere() throws IOException {
    String metrics;
    Program program;
    try (var app = new WebApp(ServerUnderTest.SECRET);
        var server = ServerUnderTest.start(folder, app, "--set=log.level=debug")) {
      program = server.program();
      var line =
          app.line(CALLED)
              .verbs(
                  """
                  [{"verb": "tag", "data": {"note": "%s"}},
                   {"verb": "gather", "input": ["digits"], "numDigits": 7, "timeout": 20,
                    "actionHook": "/keys", "say": {"text": "%s"}}]
                  """
                      .formatted(HEARD, SPOKEN))
              .verbs("/keys", "[{\"verb\": \"hangup\"}]");
      var call = Jar.run(folder, "call", server.uri(CALLED), "--dtmf", DIGITS, "--after", "500ms");
      assertThat(call.code()).isZero();
      assertThat(line.digits("/keys")).containsExactly(DIGITS);

      var refused =
          app.line("refused")
              .verbs(
                  "[{\"verb\": \"play\", \"url\": \"http://127.0.0.1:9/%s\"}, 7]".formatted(HEARD));
      var raw = new RawSip(server);
      assertThat(raw.asks(INVITE.formatted(LENGTH, OFFER))).startsWith("SIP/2.0 100");
      var nonsense = INVITE.replace("CSeq: 1 INVITE", "CSeq: marker-of-nonsense");
      assertThat(raw.asks(nonsense.formatted(LENGTH, OFFER))).startsWith("SIP/2.0 400");
      var _ = refused.awaitsStatus("failed");
      metrics = server.get("/metrics").body();
    }
    var written = Stream.concat(Stream.of(metrics, program.errors()), program.lines().stream());
    var all = Stream.concat(written, files()).collect(Collectors.joining("\n"));
    assertThat(all).contains("call taken");
    assertThat(MARKERS)
        .allSatisfy(marker ->
            assertThat(all)
                .doesNotContain(marker, base64(marker), HexFormat.of().formatHex(bytes(marker))));
  }

  private Stream<String> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(LogPrivacyTest::text).toList().stream();
    }
  }

  private static String text(Path file) {
    try {
      return file + " " + Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
