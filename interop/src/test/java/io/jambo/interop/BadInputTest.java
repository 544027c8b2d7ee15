package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Line.Answer;
import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the network or the application sends: it gets its answer (security.md 12,
/// app-protocol.md 2.6), and the process takes the next call.
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {
  private static final int DATAGRAMS = 300;
  private static final int STREAMS = 50;
  private static final int MOST_NOISE = 2_000;

  private static final String GOOD =
      """
      OPTIONS sip:a@127.0.0.1 SIP/2.0
      Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK-BRANCH;rport
      Max-Forwards: 70
      From: <sip:b@127.0.0.1>;tag=1
      To: <sip:a@127.0.0.1>
      Call-ID: CALL@127.0.0.1
      CSeq: 1 OPTIONS
      Content-Length: 0

      """;

  private Path folder;
  private WebApp app;
  private ServerUnderTest server;
  private RawSip raw;
  private int calls;

  @BeforeAll
  void starts(@TempDir Path scratch) throws IOException {
    folder = scratch;
    app = new WebApp(ServerUnderTest.SECRET);
    server =
        ServerUnderTest.start(
            folder, app, "--set", "hooks.responseTimeout=4s", "--set", "sip.timerT1=100ms");
    raw = new RawSip(server);
  }

  @AfterEach
  void theNextCallIsTaken() {
    var number = "next-" + ++calls;
    var line = app.line(number).verbs("[{\"verb\": \"answer\"}, {\"verb\": \"hangup\"}]");
    new Sipp(folder, server, Transport.UDP).plays("answered-until-we-hang-up", number);
    line.ends("trying 100", "in-progress 200", "completed 200");
  }

  @AfterAll
  void nothingIsLeftBehind() {
    try (var _ = app;
        var _ = server) {
      server.settles();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a body shorter than its length | Content-Length: 0         | Content-Length: 100       | 400
          a negative length              | Content-Length: 0         | Content-Length: -1        | 400
          a length that is no number     | Content-Length: 0         | Content-Length: many      | 400
          two different lengths          | Content-Length: 0         | Content-Length: 0\\nl: 7  | 400
          no From                        | From: <sip:b@127.0.0.1>;tag=1\\n |                    | 400
          two To                         | Max-Forwards: 70          | t: <sip:c@127.0.0.1>      | 400
          a CSeq of another method       | CSeq: 1 OPTIONS           | CSeq: 1 INVITE            | 400
          a CSeq beyond its range        | CSeq: 1 OPTIONS           | CSeq: 9999999999 OPTIONS  | 400
          an open quote                  | From: <                   | From: "Bob <              | 400
          another version                | 127.0.0.1 SIP/2.0         | 127.0.0.1 SIP/7.0         | 505
          an unknown scheme              | OPTIONS sip:a@127.0.0.1   | OPTIONS soap:a            | 416
          an unknown extension           | Max-Forwards: 70          | Require: telepathy        | 420
          no such dialog                 | OPTIONS                   | BYE                       | 481
          a method nobody knows          | OPTIONS                   | JUGGLE                    | 501
          """)
  void aBrokenRequestIsAnswered(String what, String part, String other, int status)
      throws IOException {
    var broken =
        request(what)
            .replace(part.replace("\\n", "\n"), other == null ? "" : other.replace("\\n", "\n"));
    assertThat(raw.asks(broken)).startsWith("SIP/2.0 " + status + " ");
  }

  @Test
  void datagramsThatAreNoRequestGetNoAnswer() throws IOException {
    assertThat(raw.sends(new byte[0])).isEmpty();
    assertThat(raw.sends(RawSip.bytes("\n\n"))).isEmpty();
    assertThat(raw.sends(RawSip.bytes("GET / HTTP/1.1\nHost: a\n\n"))).isEmpty();
    assertThat(raw.sends(RawSip.bytes("SIP/2.0 200 OK\nVia: x\n\n"))).isEmpty();
    assertThat(raw.sends(RawSip.bytes(GOOD.substring(0, 40)))).isEmpty();
  }

  @Test
  void randomAndMutatedDatagramsDoNoHarm() throws IOException {
    var random = new Random(1);
    try (var socket = new DatagramSocket()) {
      for (int i = 0; i < DATAGRAMS; i++) {
        var bytes = i % 2 == 0 ? noise(random) : mutated(random, request("noise" + i));
        socket.send(new DatagramPacket(bytes, bytes.length, server.sip()));
      }
    }
    assertThat(raw.asks(request("after the noise"))).startsWith("SIP/2.0 200 ");
  }

  @Test
  void randomStreamsAreClosed() throws IOException {
    var random = new Random(2);
    var streams = new ArrayList<byte[]>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(i % 2 == 0 ? noise(random) : mutated(random, request("stream" + i)));
    }
    raw.streams(streams);
    assertThat(raw.asksByStream(request("stream"))).startsWith("SIP/2.0 200 ");
  }

  @Test
  void halfAMessageAndACloseDoNoHarm() throws IOException {
    var whole = RawSip.bytes(request("half"));
    for (int length = 1; length < whole.length; length += 37) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port("sip_tcp"))) {
        socket.getOutputStream().write(whole, 0, length);
      }
    }
  }

  @Test
  void aRequestWithoutALengthHasNoBodyOnAStreamEither() throws IOException {
    var request = request("no length").replace("Content-Length: 0\n", "");
    assertThat(raw.asksByStream(request)).startsWith("SIP/2.0 200 ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          half of some JSON   | 200 | application/json | [{"verb":
          no array            | 200 | application/json | {"verb": "say", "text": "hello"}
          an empty array      | 200 | application/json | []
          nothing             | 200 | application/json |
          some text           | 200 | text/plain       | hello
          an unknown verb     | 200 | application/json | [{"verb": "jump"}]
          a verb without text | 200 | application/json | [{"verb": "answer"}, {"verb": "say"}]
          a server error      | 500 | application/json | [{"verb": "answer"}]
          not found           | 404 | application/json | [{"verb": "answer"}]
          a redirection       | 302 | application/json | [{"verb": "answer"}]
          """)
  void anApplicationThatAnswersBadlyCostsItsCallerA480(
      String what, int status, String type, String body) {
    var number = what.replace(' ', '-');
    var bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    var line = app.line(number).answers("/call", new Answer(status, type, bytes));
    new Sipp(folder, server, Transport.UDP).plays("refused-480", number);
    line.ends("failed 480");
  }

  @Test
  void anApplicationThatDoesNotAnswerInTimeCostsItsCallerA480() {
    var line = app.line("slow", Line.held()).verbs("[{\"verb\": \"answer\"}]");
    new Sipp(folder, server, Transport.UDP).plays("refused-480", "slow");
    line.ends("failed 480");
    line.release();
  }

  @Test
  void anApplicationThatIsNotThereCostsItsCallerA480(@TempDir Path data) {
    var nowhere = "http://127.0.0.1:9/call";
    var line = app.line("nowhere");
    try (var other =
        ServerUnderTest.start(data, ServerUnderTest.SECRET, nowhere, app.url("/status"))) {
      new Sipp(folder, other, Transport.UDP).plays("refused-480", "nowhere");
      var last = line.awaitsStatus("failed");
      assertThat(last.status()).isEqualTo("failed 480");
    }
  }

  @Test
  void aBadAnswerOfAnActionHookLetsTheListGoOn() {
    var line =
        app.line("goes-on")
            .verbs(
                """
                [{"verb": "play", "url": "%s", "actionHook": "/garbage"},
                 {"verb": "say", "text": "still here", "synthesizer": {"vendor": "nobody"}},
                 {"verb": "gather", "input": ["digits"], "timeout": 1, "actionHook": "/late"}]
                """
                    .formatted(app.url("/no-such-file.wav")))
            .answers("/garbage", Answer.json("[{\"verb\": 7}"))
            .answers("/late", new Answer(500, "", new byte[0]));
    new Sipp(folder, server, Transport.UDP).plays("answered-until-we-hang-up", "goes-on");
    // A failed gather hook is told to the status hook, which repeats the present status.
    line.ends("trying 100", "in-progress 200", "in-progress 200", "completed 200");
    assertThat(line.asked("/status").get(2).body().has("error")).isTrue();
    assertThat(line.awaits("/garbage").text("reason")).isEqualTo("playFailed");
    assertThat(line.awaits("/late").text("reason")).isEqualTo("timeout");
  }

  private static String request(String id) {
    var name = id.replace(' ', '-');
    return GOOD.replace("BRANCH", name).replace("CALL@", name + "@");
  }

  private static byte[] noise(Random random) {
    var bytes = new byte[1 + random.nextInt(MOST_NOISE)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(Random random, String request) {
    var bytes = RawSip.bytes(request);
    for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
  }
}
