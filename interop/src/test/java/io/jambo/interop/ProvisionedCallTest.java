package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From nothing to a call: what is configured through the API decides which application a carrier's
/// call reaches, and nobody else reaches any.
class ProvisionedCallTest {
  private static final String[] PRODUCTION = {
    "--set", "node.profile=production", "--allow-target", "127.0.0.0/8"
  };

  @Test
  void aCarriersCallReachesExactlyTheApplicationOfItsNumber(@TempDir Path data) throws IOException {
    try (var server = ServerUnderTest.configured(data, Map.of(), PRODUCTION)) {
      var rest = new RestClient(server, data);
      var north = Tenant.settles(rest, "north", "127.0.0.11");
      var south = Tenant.settles(rest, "south", "127.0.0.12");
      try (var northApp = new WebApp(north.secret());
          var southApp = new WebApp(south.secret())) {
        var application = north.application(northApp);
        north.routes("4930111", application);
        south.routes("4930222", south.application(southApp));
        var line = northApp.line("4930111").verbs("[{\"verb\": \"answer\"}]");
        var other = southApp.line("4930222").verbs("[{\"verb\": \"answer\"}]");

        from(server, data, "127.0.0.11").plays("answered-until-we-hang-up", "4930111");
        var told = line.awaits("/call");
        assertThat(told.text("account_sid")).isEqualTo(north.account());
        assertThat(told.text("application_sid")).isEqualTo(application);
        assertThat(told.text("originating_sip_trunk_name")).isEqualTo("trunk of north");
        assertThat(told.text("originating_sip_ip")).isEqualTo("127.0.0.11");
        var _ = line.ends("trying 100", "in-progress 200", "completed 200");

        from(server, data, "127.0.0.12").plays("refused-480", "4930111");
        assertThat(line.asked("/call")).hasSize(1);
        assertThat(other.asked("/call")).isEmpty();
        var metrics = server.metrics();
        assertThat(from(server, data, "127.0.0.13").tries("refused-480", "4930111", 1, 1))
            .as("calls of a stranger that nobody answers")
            .isOne();
        assertThat(server.metrics().get("jambo_sip_dropped_total{reason=\"stranger\"}"))
            .isGreaterThan(
                metrics.getOrDefault("jambo_sip_dropped_total{reason=\"stranger\"}", 0.0));
      }
    }
  }

  @Test
  void theLiveCallsOfADeletedAccountAreHungUp(@TempDir Path data) throws Exception {
    try (var server = ServerUnderTest.configured(data, Map.of(), PRODUCTION)) {
      var rest = new RestClient(server, data);
      var north = Tenant.settles(rest, "north", "127.0.0.11");
      try (var app = new WebApp(north.secret());
          var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        north.routes("4930111", north.application(app));
        var line =
            app.line("4930111")
                .verbs("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
        var caller = from(server, data, "127.0.0.11");
        var played = tasks.submit(() -> caller.plays("answered-until-we-hang-up", "4930111"));
        var _ = line.awaitsStatus("in-progress");
        assertThat(rest.asks("DELETE", "/Accounts/" + north.account(), "").statusCode())
            .isEqualTo(204);
        var _ = played.get();
        var _ = line.ends("trying 100", "in-progress 200", "completed 200");
      }
    }
  }

  private static Sipp from(ServerUnderTest server, Path data, String address) {
    return new Sipp(data, server.port("sip_udp"), Transport.UDP, address);
  }
}
