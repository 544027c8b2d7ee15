package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that somebody else's generator makes of the node's own OpenAPI document sets a tenant
/// up, and a call from its carrier's address then reaches exactly its application.
class GeneratedClientTest {
  private static final String[] PRODUCTION = {
    "--set", "node.profile=production", "--allow-target", "127.0.0.0/8"
  };

  private static final String NUMBER = "4930777";

  @Test
  void whatAGeneratedClientSetsUpIsCalled(@TempDir Path data, @TempDir Path folder)
      throws IOException {
    try (var server = ServerUnderTest.configured(data, Map.of(), PRODUCTION)) {
      var base = "http://127.0.0.1:" + server.port("http");
      var generated =
          ForeignTools.run(
              folder,
              "openapi-python-client",
              List.of(
                  "generate",
                  "--url",
                  base + "/openapi.json",
                  "--meta",
                  "none",
                  "--output-path",
                  folder.resolve("jambo_client").toString()));
      assertThat(generated.code()).as(generated.out() + generated.err()).isZero();
      assertThat(generated.out() + generated.err())
          .as("what the generator could not understand")
          .doesNotContain("Unable to process", "Endpoint will not be generated");
      var token = Files.readString(data.resolve("admin-token")).strip();
      var words = List.of(folder.toString(), base, token);

      var tenant = WebApp.object(provision(folder, words, List.of("tenant", "127.0.0.21")));
      var account = tenant.text("account").orElseThrow();
      try (var app = new WebApp(tenant.text("secret").orElseThrow())) {
        var line = app.line(NUMBER).verbs("[{\"verb\": \"answer\"}]");
        var number =
            List.of(
                "number",
                account,
                tenant.text("carrier").orElseThrow(),
                NUMBER,
                app.url("/call"),
                app.url("/status"));
        var made = WebApp.object(provision(folder, words, number));
        new Sipp(data, server.port("sip_udp"), Transport.UDP, "127.0.0.21")
            .plays("answered-until-we-hang-up", NUMBER);
        var told = line.awaits("/call");
        assertThat(told.text("account_sid")).isEqualTo(account);
        assertThat(told.text("application_sid")).isEqualTo(made.text("application").orElseThrow());
        var _ = line.ends("trying 100", "in-progress 200", "completed 200");
      }
    }
  }

  private static String provision(Path folder, List<String> words, List<String> more) {
    var all = new java.util.ArrayList<>(words);
    all.addAll(more);
    return ForeignTools.script(folder, "provision.py", all);
  }
}
