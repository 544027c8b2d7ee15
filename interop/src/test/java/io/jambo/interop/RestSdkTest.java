package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The REST clients of the official SDKs, unmodified from npm (`sdk/rest.js`): every call that they
/// offer. What needs a live call answers as it does for one that is not there.
@Execution(ExecutionMode.CONCURRENT)
class RestSdkTest {
  private static final Path REST = Path.of("sdk/rest.js").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theFirstClientRunsAllThatItOffers(@TempDir Path data) {
    var told = run(data, "node-client");
    assertThat(told.lines().keySet()).containsAll(offered(told));
    assertThat(told.of("applications.create").getFirst().text("result").orElse("")).hasSize(36);
    assertThat(told.of("applications.list").getFirst().print()).contains("from node");
    var retrieved = told.of("applications.retrieve");
    assertThat(retrieved.getFirst().print()).contains("\"call_hook\":{", "\"method\":\"POST\"");
    assertThat(retrieved.getLast().print()).contains("not found");
    assertThat(told.of("applications.delete").getFirst().has("result")).isTrue();
    failed(told, "calls.create", 503);
    assertThat(told.of("calls.list").getFirst().items("result")).isEmpty();
    assertThat(told.of("calls.retrieve").getFirst().print()).contains("not found");
    failed(told, "calls.update", 404);
    failed(told, "calls.delete", 404);
    failed(told, "messages.create", 404);
  }

  @Test
  void thePresentClientRunsAllThatItOffers(@TempDir Path data) {
    var told = run(data, "sdk");
    assertThat(told.lines().keySet()).containsAll(offered(told));
    failed(told, "calls.create", 503);
    assertThat(told.of("calls.list").getFirst().items("result")).isEmpty();
    assertThat(told.of("calls.count").getFirst().print())
        .contains("{\"inbound\":0,\"outbound\":0}");
    for (var command :
        List.of(
            "get",
            "update",
            "delete",
            "redirect",
            "whisper",
            "mute",
            "updateAgent",
            "transfer",
            "noiseIsolation")) {
      failed(told, "calls." + command, 404);
    }
    assertThat(told.of("conferences.list").getFirst().has("result")).isTrue();
    assertThat(told.of("queues.list")).hasSize(2).allMatch(line -> line.has("result"));
  }

  /// What a client printed, by the name of the call.
  private record Told(Map<String, List<Json.Obj>> lines) {
    List<Json.Obj> of(String call) {
      return lines.getOrDefault(call, List.of());
    }
  }

  private static void failed(Told told, String call, int status) {
    var line = told.of(call).getFirst();
    assertThat(line.number("status").map(Number::intValue))
        .as(call + ": " + line.print())
        .contains(status);
  }

  private static List<String> offered(Told told) {
    return told.of("").getFirst().items("offered").stream()
        .map(name -> name instanceof Json.Str(var text) ? text : "")
        .toList();
  }

  private static Told run(Path data, String sdk) {
    try (var server = ServerUnderTest.configured(data, Map.of())) {
      var rest = new RestClient(server, data);
      var tenant = Tenant.settles(rest, sdk, "127.0.0.11");
      var key = rest.asks("POST", "/ApiKeys", "{\"account_sid\":\"" + tenant.account() + "\"}");
      var command =
          List.of(
              "node",
              REST.toString(),
              sdk,
              "http://127.0.0.1:" + server.port("http"),
              tenant.account(),
              WebApp.object(key.body()).text("token").orElseThrow(),
              "http://127.0.0.1:9/hook");
      try (var program = Program.start(data, Map.of(), command)) {
        var _ = program.awaitLine("offered");
        assertThat(program.exitCode(PATIENCE)).as(program.errors()).isZero();
        var told = new LinkedHashMap<String, List<Json.Obj>>();
        program.lines().stream()
            .map(WebApp::object)
            .forEach(line ->
                told.computeIfAbsent(line.text("call").orElse(""), _ -> new ArrayList<>())
                    .add(line));
        return new Told(told);
      }
    }
  }
}
