package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Applications written with the official JavaScript SDKs, unmodified from npm (`sdk/app.js`): they
/// take a call, and their own middleware verifies our signatures.
@Execution(ExecutionMode.CONCURRENT)
class SdkTest {
  private static final Path APP = Path.of("sdk/app.js").toAbsolutePath();

  /// The second caller has odd characters in his name: the SDKs compute the signature over their
  /// own print of the JSON that they have read.
  @ParameterizedTest
  @ValueSource(strings = {"node-client", "sdk"})
  void anApplicationOfTheSdkTakesCalls(String sdk, @TempDir Path folder) {
    try (var app = app(folder, sdk, ServerUnderTest.SECRET);
        var server = server(folder, app)) {
      var call = Jar.run(folder, "call", server.uri("sdk"), "--dtmf", "1", "--after", "2s");
      assertThat(call.code()).as(call.out() + call.err()).isZero();
      assertThat(app.awaitLine("/pressed")).contains("\"digits\":\"1\"");
      new Sipp(folder, server, Transport.UDP).plays("odd-characters", "odd");
      assertThat(app.awaitLine("\"to\":\"odd\",\"call_status\":\"completed\"")).contains("/status");
      assertThat(app.lines()).noneMatch(line -> line.contains("rejected"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-client", "sdk"})
  void aWrongSecretIsRejectedByTheSdkAndTheCallerGets480(String sdk, @TempDir Path folder) {
    try (var app = app(folder, sdk, "another secret");
        var server = server(folder, app)) {
      var call = Jar.run(folder, "call", server.uri("sdk"));
      assertThat(call.code()).isOne();
      assertThat(call.out()).contains("480");
      assertThat(app.awaitLine("rejected")).contains("/hello");
      assertThat(app.lines()).noneMatch(line -> line.contains("call_status"));
    }
  }

  private static Program app(Path folder, String sdk, String secret) {
    var node = List.of("node", APP.toString(), sdk, secret);
    return Program.start(folder, Map.of(), node);
  }

  private static ServerUnderTest server(Path folder, Program app) {
    var url = app.awaitLine("listening").substring("listening ".length());
    return ServerUnderTest.start(folder, ServerUnderTest.SECRET, url + "/hello", url + "/status");
  }
}
