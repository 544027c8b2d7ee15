package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Scope;
import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import io.jambo.wire.Pcm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptsTest {
  private final Kit kit = new RealKit();
  private final Scope scope = new Scope(kit);
  private final FileServer server = new FileServer();
  @TempDir Path folder;

  /// A place on the network that has one file.
  private static final class FileServer implements Outbound {
    final List<HttpRequest> asked = new ArrayList<>();
    final AtomicInteger closed = new AtomicInteger();
    int status = 200;
    Optional<String> type = Optional.of("audio/wav");
    Fields headers = Fields.NONE;
    Octets file = _ -> -1;

    @Override
    public HttpOutcome exchange(HttpRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Download open(HttpRequest request) {
      asked.add(request);
      return new Download.Opened(
          status,
          type.map(text -> headers.with("Content-Type", text)).orElse(headers),
          new Download.Body() {
            @Override
            public int read(byte[] into) {
              return file.read(into);
            }

            @Override
            public void close() {
              closed.incrementAndGet();
            }
          });
    }
  }

  @AfterEach
  void endOfCall() {
    scope.close();
  }

  private PromptOutcome open(String url) {
    return open(Prompt.of(url, "account"));
  }

  private PromptOutcome open(Prompt prompt) {
    return new Prompts(kit, server, Optional.of(folder)).open(prompt, scope);
  }

  private static Source ready(PromptOutcome outcome) {
    assertThat(outcome).isInstanceOf(PromptOutcome.Ready.class);
    return ((PromptOutcome.Ready) outcome).source();
  }

  /// Reads to the end; while a helper is behind, gives way to it.
  private short[] heard(Source source) {
    var all = new short[400_000];
    int at = 0;
    while (true) {
      int count = source.read(all, at, at + 160);
      if (count == Source.ENDED) {
        return Arrays.copyOf(all, at);
      }
      if (count == Source.NOTHING_NOW) {
        kit.pause(Duration.ofMillis(1));
      }
      at += count;
    }
  }

  private static short[] ramp(int count) {
    var samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) i;
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_599, 1_601, 16_384, 100_000})
  void playsAFileOfAnyLengthToItsLastSample(int samples) {
    server.file = WavFile.octets(WavFile.of(8_000, ramp(samples)), 1_000);
    assertThat(heard(ready(open("https://example.test/a")))).isEqualTo(ramp(samples));
    scope.close();
    assertThat(server.closed).hasValue(1);
    assertThat(server.asked.getFirst().account()).isEqualTo("account");
  }

  @Test
  void convertsTheRateOnTheWay() {
    var tone = new short[48_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * 1_000 * i / 48_000));
    }
    server.file = WavFile.octets(WavFile.of(48_000, tone), 1_000);
    var heard = heard(ready(open("http://example.test/a")));
    assertThat(heard).hasSize(8_000);
    assertThat(Goertzel.share(new Pcm(8_000, heard), 1_000)).isGreaterThan(0.99);
  }

  @Test
  void beginsBeforeTheFileIsThere() {
    var gate = new Gate();
    var file = WavFile.octets(WavFile.of(8_000, ramp(20_000)), 1_000);
    var sent = new AtomicInteger();
    server.file =
        into -> {
          if (sent.incrementAndGet() == 10) {
            boolean _ = kit.await(gate, Kit.NEVER);
          }
          return file.read(into);
        };
    var source = ready(open("http://example.test/a"));
    var first = new short[Prompts.START_SAMPLES];
    assertThat(source.read(first, 0, first.length)).isEqualTo(first.length);
    kit.open(gate);
    assertThat(heard(source)).hasSize(20_000 - first.length);
  }

  @Test
  void theEndOfTheCallEndsTheDownload() {
    var file = WavFile.octets(WavFile.of(8_000, ramp(20_000)), 1_000);
    var sent = new AtomicInteger();
    server.file =
        into -> {
          if (sent.incrementAndGet() == 10) {
            boolean _ = kit.await(new Gate(), Kit.NEVER);
          }
          return file.read(into);
        };
    var _ = ready(open("http://example.test/a"));
    scope.close();
    assertThat(server.closed).hasValue(1);
  }

  @Test
  void aListenerWhoLeavesEndsTheDownload() {
    server.file = WavFile.octets(WavFile.of(8_000, ramp(300_000)), 4_096);
    ready(open("http://example.test/a")).close();
    for (int i = 0; i < 10_000 && server.closed.get() == 0; i++) {
      kit.pause(Duration.ofMillis(1));
    }
    assertThat(server.closed).hasValue(1);
  }

  @Test
  void aFileThatBreaksOffIsHeardUpToThere() {
    var file = WavFile.octets(WavFile.of(8_000, ramp(20_000)), 4_096);
    var sent = new AtomicInteger();
    server.file =
        into -> {
          if (sent.incrementAndGet() > 3) {
            throw new BodyFailed(FailureKind.RESET, "connection lost");
          }
          return file.read(into);
        };
    assertThat(heard(ready(open("http://example.test/a")))).hasSize((3 * 4_096 - 44) / 2);
    scope.close();
    assertThat(server.closed).hasValue(1);
  }

  @Test
  void aFileThatBreaksOffAtOnceIsNotFound() {
    server.file =
        _ -> {
          throw new BodyFailed(FailureKind.RESET, "connection lost");
        };
    assertThat(open("http://example.test/a"))
        .isEqualTo(new PromptOutcome.NotFound("connection lost"));
    assertThat(server.closed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 403, 404, 500})
  void anyOtherStatusIsNotFound(int status) {
    server.status = status;
    assertThat(open("http://example.test/a.wav"))
        .isEqualTo(new PromptOutcome.NotFound("HTTP status " + status));
    assertThat(server.closed).hasValue(1);
  }

  @Test
  void leavesOutTheSamplesBeforeTheOffset() {
    server.file = WavFile.octets(WavFile.of(8_000, ramp(30_000)), 1_000);
    var heard = heard(ready(open(new Prompt("http://example.test/a", "account", 29_000))));
    assertThat(heard).isEqualTo(Arrays.copyOfRange(ramp(30_000), 29_000, 30_000));
    server.file = WavFile.octets(WavFile.of(8_000, ramp(300)), 1_000);
    assertThat(heard(ready(open(new Prompt("http://example.test/a", "account", 301))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "audio/x-wav; charset=x, /a.mp3, true",
    "application/octet-stream, /a.mp3, true",
    "text/plain, /a, true",
    ", /a.wav?x=1.mp3, true",
    "audio/mpeg, /a.wav, false",
    "AUDIO/MP3, /a.wav, false"
  })
  void goesByTypeThenContentThenName(String type, String path, boolean wav) {
    server.type = Optional.ofNullable(type);
    server.file = WavFile.octets(WavFile.of(8_000, ramp(100)), 1_000);
    var outcome = open("http://example.test" + path);
    assertThat(outcome instanceof PromptOutcome.Ready).isEqualTo(wav);
  }

  @ParameterizedTest
  @CsvSource({".r8, 8", ".r16, 16", ".r24, 24", ".r32, 32", ".r48, 48", ".R64, 64"})
  void aNameCanTellTheRateOfAFileWithoutHeader(String end, int kilohertz) {
    server.type = Optional.of("application/octet-stream");
    server.file = WavFile.octets(WavFile.linear(new short[kilohertz * 500]), 1_000);
    assertThat(heard(ready(open("http://example.test/a" + end)))).hasSize(4_000);
  }

  @Test
  void aPromptIsFetchedOnceWhileItIsFreshAndAskedForByItsTagAfterwards() {
    var prompts = new Prompts(kit, server, Optional.of(folder));
    byte[] file = WavFile.of(8_000, ramp(1_000));
    server.headers =
        Fields.NONE
            .with("Content-Length", String.valueOf(file.length))
            .with("ETag", "\"v1\"")
            .with("Cache-Control", "no-cache");
    server.file = WavFile.octets(file, 500);
    assertThat(heard(ready(prompts.open(Prompt.of("http://example.test/a", "acme"), scope))))
        .hasSize(1_000);

    server.status = 304;
    server.file = _ -> -1;
    server.headers = Fields.NONE.with("Cache-Control", "max-age=60");
    for (int i = 0; i < 3; i++) {
      assertThat(heard(ready(prompts.open(Prompt.of("http://example.test/a", "acme"), scope))))
          .isEqualTo(ramp(1_000));
    }

    assertThat(server.asked).hasSize(2);
    assertThat(server.asked.getLast().headers().first("If-None-Match")).contains("\"v1\"");
    assertThat(prompts.open(Prompt.of("http://example.test/a", "other"), scope))
        .isEqualTo(new PromptOutcome.NotFound("HTTP status 304"));
  }

  @Test
  void saysWhyItCannotPlay() {
    server.type = Optional.empty();
    server.file = WavFile.octets(new byte[] {'I', 'D', '3', 4, 0}, 2);
    assertThat(open("http://example.test/a"))
        .isEqualTo(new PromptOutcome.Unplayable("nothing but tags"));
    server.file = WavFile.octets("<html>".getBytes(StandardCharsets.UTF_8), 100);
    assertThat(open("http://example.test/a")).isInstanceOf(PromptOutcome.Unplayable.class);
    assertThat(open("http://example.test/a.wav")).isInstanceOf(PromptOutcome.Unplayable.class);
    assertThat(server.closed).hasValue(3);
  }

  @Test
  void neverGivesAPromptWithoutASample() {
    server.file = WavFile.octets(WavFile.of(8_000, new short[0]), 1_000);
    assertThat(open("http://example.test/a"))
        .isEqualTo(new PromptOutcome.Unplayable("there is no audio in it"));
    assertThat(server.closed).hasValue(1);
    assertThat(heard(ready(open("silence_stream://0")))).hasSize(160);
  }

  @Test
  void playsTonesAndSilenceWithoutAskingAnybody() {
    assertThat(heard(ready(open("tone_stream://%(100,0,440);loops=2")))).hasSize(1_600);
    assertThat(heard(ready(open("silence_stream://250")))).hasSize(2_000).containsOnly(0);
    assertThat(heard(ready(open("silence_stream://100,1400")))).hasSize(800);
    var endless = ready(open("silence_stream://-1"));
    assertThat(endless.read(new short[160], 0, 160)).isEqualTo(160);
    assertThat(open("tone_stream://nonsense")).isInstanceOf(PromptOutcome.Unplayable.class);
    assertThat(open("silence_stream://soon")).isInstanceOf(PromptOutcome.Unplayable.class);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void readsFilesOfThePromptFolderOnly() throws IOException {
    var inside = Files.createDirectories(folder.resolve("prompts"));
    Files.write(inside.resolve("a.wav"), WavFile.of(8_000, ramp(50)));
    Files.write(folder.resolve("secret.wav"), WavFile.of(8_000, ramp(50)));
    Files.createSymbolicLink(inside.resolve("link.wav"), folder.resolve("secret.wav"));
    var prompts = new Prompts(kit, server, Optional.of(inside));
    for (var name : List.of("a.wav", "../prompts/a.wav", inside.resolve("a.wav").toString())) {
      assertThat(heard(ready(prompts.open(Prompt.of(name, "account"), scope)))).hasSize(50);
    }
    for (var name :
        List.of(
            "../secret.wav",
            "link.wav",
            folder.resolve("secret.wav").toString(),
            "file:///etc/passwd",
            "/etc/passwd",
            ".",
            "no.wav",
            "a\0.wav",
            "ftp://example.test/a.wav")) {
      assertThat(prompts.open(Prompt.of(name, "account"), scope))
          .as(name)
          .isInstanceOf(PromptOutcome.NotFound.class);
    }
    assertThat(new Prompts(kit, server, Optional.empty()).open(Prompt.of("a.wav", "x"), scope))
        .isInstanceOf(PromptOutcome.NotFound.class);
  }
}
