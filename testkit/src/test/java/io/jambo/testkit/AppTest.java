package io.jambo.testkit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Field;
import io.jambo.outbound.Fields;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.Payload;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppTest {
  private static final String URL = "http://app.example.test/after?a=1";

  @Test
  void anApplicationSeesTheRequestAndAnswersAsScripted() {
    try (var world = World.seed(1)) {
      var app = world.app().on("/after", "[1]", "[2]");

      assertThat(answer(post(world, "{\"digits\":\"12\",\"n\":3}"))).isEqualTo("[1]");
      assertThat(answer(post(world, "{}"))).isEqualTo("[2]");
      assertThat(answer(post(world, "{}"))).isEqualTo("[2]");
      assertThat(app.asked("/after")).hasSize(3);
      assertThat(app.asked().getFirst().query()).isEqualTo("a=1");
      assertThat(app.asked().getFirst().payload())
          .containsEntry("digits", "12")
          .containsEntry("n", 3L);
    }
  }

  @Test
  void failuresAreTheOnesOfTheWire() {
    try (var world = World.seed(1)) {
      var app = world.app();
      assertThat(failure(world, app, Reply.refuse())).isEqualTo(FailureKind.REFUSED);
      assertThat(failure(world, app, Reply.reset())).isEqualTo(FailureKind.RESET);
      assertThat(app.asked()).hasSize(1);
      long start = world.nanos();
      assertThat(failure(world, app, Reply.unreachable())).isEqualTo(FailureKind.CONNECT_TIMEOUT);
      assertThat(since(world, start)).isEqualTo(ofSeconds(3));
      assertThat(failure(world, app, Reply.never())).isEqualTo(FailureKind.RESPONSE_TIMEOUT);
      assertThat(failure(world, app, Reply.json("[]").after(ofSeconds(11))))
          .isEqualTo(FailureKind.RESPONSE_TIMEOUT);
      assertThat(failure(world, app, Reply.json("[1,2,3]").cutAfter(3)))
          .isEqualTo(FailureKind.RESET);
    }
  }

  @Test
  void anUnknownHostHasNoAddress() {
    try (var world = World.seed(1)) {
      assertThat(post(world, "{}"))
          .isInstanceOfSatisfying(
              HttpOutcome.Failed.class,
              failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNKNOWN_HOST));
    }
  }

  @Test
  void aFileDribblesInByVirtualTime() {
    try (var world = World.seed(1)) {
      var bytes = WavFile.of(Audio.tone(500, 8_000, 500));
      world
          .app()
          .on(
              "/tone.wav",
              Reply.answer(200, "audio/wav", Payload.of(bytes)).dribbling(10, ofMillis(100)));
      long start = world.nanos();
      var file = read(world, "http://app.example.test/tone.wav");

      assertThat(file).isEqualTo(bytes);
      assertThat(since(world, start)).isBetween(ofMillis(900), ofMillis(1_100));
    }
  }

  @Test
  void aSignatureIsCheckedOverTheExactBytes() {
    try (var world = World.seed(1)) {
      var app = world.app().secret("key");
      // Computed with another tool over "1767225600.{}".
      var good = "t=1767225600,v1=df344de429b8ee672e1863e0008fdbd0080000536fbccdf0e4f89846acbbe872";
      var _ = client(world).exchange(request("{}", new Field("Jambonz-Signature", good)));
      var _ = client(world).exchange(request("{ }", new Field("Jambonz-Signature", good)));
      var _ = client(world).exchange(request("{}"));
      world.passes(ofSeconds(301));
      var _ = client(world).exchange(request("{}", new Field("Jambonz-Signature", good)));

      assertThat(app.asked()).extracting(Asked::signed).containsExactly(true, false, false, false);
    }
  }

  private static FailureKind failure(World world, App app, Reply reply) {
    var _ = app.on("/after", reply);
    return ((HttpOutcome.Failed) post(world, "{}")).kind();
  }

  private static Duration since(World world, long start) {
    return Duration.ofNanos(world.nanos() - start);
  }

  private static HttpOutcome post(World world, String body) {
    return client(world).exchange(request(body));
  }

  private static HttpRequest request(String body, Field... fields) {
    return HttpRequest.post(
        URL, new Fields(List.of(fields)), Payload.of(body), Limits.HOOK, "account");
  }

  private static String answer(HttpOutcome outcome) {
    return ((HttpOutcome.Answered) outcome).body().text();
  }

  private static byte[] read(World world, String url) {
    var request = HttpRequest.get(url, Fields.NONE, Limits.MEDIA, "account");
    var opened = (Download.Opened) client(world).open(request);
    var bytes = new ByteArrayOutputStream();
    try (var body = opened.body()) {
      var buffer = new byte[1_000];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    }
    return bytes.toByteArray();
  }

  private static GuardedClient client(World world) {
    return new GuardedClient(
        world, world.web(), new TargetGuard(TargetRules::strict), new Counters());
  }
}
