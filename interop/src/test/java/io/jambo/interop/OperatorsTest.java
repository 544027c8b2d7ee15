package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators are told works as it is written, and their commands work on a running node.
class OperatorsTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SCRIPT = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /// KiB that a file may have: more than the libraries need that the JVM unpacks.
  private static final int ROOM = 3_072;

  private static final int LARGE = 800_000;

  @TempDir Path folder;

  @Test
  void theLinesOfThePagesLeadFromNothingToANumberThatReachesAnApplication() throws IOException {
    var lines = script("README.md");
    assertThat(script("docs/operations.md")).isEqualTo(lines);
    var data = Files.createDirectory(folder.resolve("data"));
    try (var server = ServerUnderTest.configured(data, Map.of())) {
      var rest = new RestClient(server, data);
      var sid = rest.list("/Accounts").getFirst().text("account_sid").orElseThrow();
      var secret =
          rest.reads("/Accounts/" + sid + "/WebhookSecret").text("webhook_secret").orElseThrow();
      try (var app = new WebApp(secret)) {
        var line =
            app.line("15550100")
                .verbs(
                    """
                    [{"verb": "gather", "numDigits": 1, "timeout": 20, "actionHook": "/call/keys"}]
                    """)
                .verbs("/call/keys", "[{\"verb\": \"hangup\"}]");
        Files.writeString(folder.resolve("jambo"), jambo());
        var ports =
            lines
                .replace("127.0.0.1:3000", "127.0.0.1:" + server.port("http"))
                .replace("127.0.0.1:5060", "127.0.0.1:" + server.port("sip_udp"))
                .replace("http://127.0.0.1:8000/status", app.url("/status"))
                .replace("http://127.0.0.1:8000/", app.url("/call"))
                .replace("./jambo", "bash ./jambo");
        var ended = new Shell(folder, Map.of()).run("bash", "-e", "-c", ports);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(line.digits("/call/keys")).containsExactly("1");
        var _ = line.awaitsStatus("completed");
      }
    }
  }

  @Test
  void commandsWorkOnARunningNodeAndBesideIt() throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    try (var server = ServerUnderTest.configured(data, Map.of())) {
      var rest = new RestClient(server, data);
      var token = jambo(data, "key", "create", "--name", "ci");
      assertThat(rest.with(token).asks("GET", "/Accounts", "").statusCode()).isEqualTo(200);
      var password = jambo(data, "admin", "reset");
      var login =
          rest.asks(
              "POST", "/login", "{\"username\": \"admin\", \"password\": \"" + password + "\"}");
      assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
      assertThat(login.body()).contains("force_change");
      var session = WebApp.object(login.body()).text("token").orElseThrow();
      assertThat(rest.with(session).asks("GET", "/Users/me", "").statusCode()).isNotEqualTo(401);
      assertThat(jambo(data, "admin", "reset")).isNotEqualTo(password);
      assertThat(rest.with(session).asks("GET", "/Users/me", "").statusCode()).isEqualTo(401);

      var file = folder.resolve("export").toString();
      assertThat(jambo(data, "export", file)).contains("rows");
      assertThat(jambo(data, "import", file)).contains("added: 0, changed: 0");
      assertThat(jambo(data, "keys", "rotate")).contains("wrapped anew");
      var copy = folder.resolve("copy").toString();
      assertThat(jambo(data, "backup", copy)).contains("rows");
      assertThat(jambo(data, "verify", copy)).contains("opened");
      var restored = Jar.run(folder, "restore", copy, "--data", data.toString());
      assertThat(restored.code()).isEqualTo(3);
      assertThat(restored.err().lines()).hasSize(1);

      var fresh = jambo(data, "admin", "reset", "--token");
      assertThat(rest.with(fresh).asks("GET", "/Accounts", "").statusCode()).isEqualTo(200);
      assertThat(rest.asks("GET", "/Accounts", "").statusCode()).isEqualTo(401);
      var stranger = Jar.run(folder, "key", "create", "--data", folder.toString());
      assertThat(stranger.code()).isEqualTo(3);
      assertThat(server.get("/commands/key-create").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void aBackupThatFindsNoRoomLeavesNothingAndSaysSo() throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    try (var server = ServerUnderTest.configured(data, Map.of())) {
      var rest = new RestClient(server, data);
      var sid = rest.list("/Accounts").getFirst().text("account_sid").orElseThrow();
      var script = "[{\"verb\": \"say\", \"text\": \"" + "x".repeat(LARGE) + "\"}]";
      for (int i = 0; i < 6; i++) {
        var application =
            Json.object()
                .with("name", "large " + i)
                .with("account_sid", sid)
                .with("call_hook", Json.object().with("url", "http://127.0.0.1:9/"))
                .with("call_status_hook", Json.object().with("url", "http://127.0.0.1:9/"))
                .with("app_json", script);
        assertThat(rest.makes("/Applications", application)).isNotEmpty();
      }
      for (var word : List.of("backup", "export")) {
        var file = folder.resolve(word);
        var command =
            List.of("bash", "-c", "ulimit -f " + ROOM + "; exec \"$@\"", "limited").stream();
        var words = new java.util.ArrayList<>(List.of(word, file.toString()));
        words.addAll(places(data));
        var ended =
            new Shell(folder, Map.of())
                .run(
                    java.util.stream.Stream.concat(command, Jar.command(words).stream())
                        .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err().lines()).singleElement().asString().contains("can't be written");
        try (var left = Files.list(folder)) {
          assertThat(left.map(Path::getFileName).map(Path::toString))
              .noneMatch(name -> name.startsWith(word));
        }
      }
    }
  }

  private static List<String> places(Path data) {
    return List.of("--data", data.toString(), "--set", "key.file=" + data.resolve("node.key"));
  }

  private String jambo(Path data, String... words) {
    var all = new java.util.ArrayList<>(List.of(words));
    all.addAll(places(data));
    var ended = Jar.run(folder, all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out().strip();
  }

  private static String jambo() {
    return Jar.command(List.of()).stream()
            .map(word -> "'" + word + "'")
            .collect(java.util.stream.Collectors.joining(" ", "exec ", ""))
        + " \"$@\"\n";
  }

  private static String script(String page) throws IOException {
    return SCRIPT
        .matcher(Files.readString(REPOSITORY.resolve(page)))
        .results()
        .map(script -> script.group(1))
        .filter(script -> script.contains("PhoneNumbers"))
        .findFirst()
        .orElseThrow();
  }
}
