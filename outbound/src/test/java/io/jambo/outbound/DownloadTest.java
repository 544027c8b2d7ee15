package io.jambo.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.RealKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final Limits SMALL =
      new Limits(ofSeconds(3), ofSeconds(10), ofSeconds(10), 10, 10);

  private static final Map<String, String> REDIRECTS =
      Map.of(
          "/1", "/2",
          "/2", "3",
          "/3", "//app.test/file",
          "/4", "/1",
          "/back", "http://other.test/home",
          "/home", "http://app.test/file",
          "/inside", "http://10.0.0.1/file");

  private final ScriptedWire wire = new ScriptedWire(DownloadTest::answer);
  private final GuardedClient client =
      new GuardedClient(new RealKit(), wire, new TargetGuard(TargetRules::strict), new Counters());

  @Test
  void threeRedirectsAreFollowed() {
    var opened = opened("http://app.test/1");

    assertThat(opened.contentType()).contains("audio/wav");
    assertThat(text(opened.body())).isEqualTo("/file");
    assertThat(visited())
        .containsExactly(
            "http://app.test/1", "http://app.test/2", "http://app.test/3", "http://app.test/file");
    opened.body().close();
    assertThat(wire.closed()).isEqualTo(4);
  }

  @Test
  void aFourthIsNot() {
    assertThat(client.open(request("http://app.test/4")))
        .isEqualTo(new Download.Failed(FailureKind.OTHER, "too many redirects"));
    assertThat(wire.closed()).isEqualTo(4);
  }

  @Test
  void everyHopIsGuarded() {
    assertThat(client.open(request("http://app.test/inside")))
        .isEqualTo(new Download.Failed(FailureKind.FORBIDDEN_TARGET, "address is not allowed"));
    assertThat(visited()).containsExactly("http://app.test/inside");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyTheFirstOriginIsShownCredentials(boolean inUrl) {
    var request =
        inUrl
            ? request("http://u:p@app.test/back")
            : new HttpRequest(
                "GET",
                "http://app.test/back",
                Fields.NONE.with("Authorization", "Basic dTpw"),
                Optional.empty(),
                SMALL,
                "acme");

    client.open(request);

    assertThat(wire.seen.stream().map(sent -> sent.headers().first("Authorization").isPresent()))
        .containsExactly(true, false, inUrl);
    assertThat(visited()).contains("http://other.test/home", "http://app.test/file");
  }

  @Test
  void aBodyThatDoesNotSayItsLengthIsAStreamWithoutABound() {
    var body = opened("http://app.test/0123456789").body();

    assertThat(text(body)).isEqualTo("/0123456789");
  }

  @Test
  void aThousandDownloadsOfAnAccountAreOpenAtOnceAndNoMore() {
    var open = new ArrayList<Download.Body>();
    for (int i = 0; i < 1_000; i++) {
      open.add(opened("http://app.test/file").body());
    }

    assertThat(client.open(request("http://app.test/file")))
        .isEqualTo(
            new Download.Failed(FailureKind.OVERLOADED, "too many downloads of this account"));
    open.getFirst().close();
    open.getFirst().close();
    opened("http://app.test/file");
    assertThat(client.open(request("http://app.test/file"))).isInstanceOf(Download.Failed.class);
  }

  private static WireReply answer(WireRequest request) {
    var path = request.url().target();
    var location = REDIRECTS.get(path);
    return location == null
        ? ScriptedWire.head(
            200, Fields.NONE.with("Content-Type", "audio/wav"), path.getBytes(UTF_8))
        : ScriptedWire.head(302, Fields.NONE.with("Location", location), new byte[0]);
  }

  private Download.Opened opened(String url) {
    var download = client.open(request(url));
    assertThat(download).isInstanceOf(Download.Opened.class);
    return (Download.Opened) download;
  }

  private List<String> visited() {
    return wire.seen.stream().map(sent -> sent.url().toString()).toList();
  }

  private static HttpRequest request(String url) {
    return HttpRequest.get(url, Fields.NONE, SMALL, "acme");
  }

  private static String text(Download.Body body) {
    var text = new StringBuilder();
    byte[] piece = new byte[4];
    for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
      text.append(new String(piece, 0, n, UTF_8));
    }
    return text.toString();
  }
}
