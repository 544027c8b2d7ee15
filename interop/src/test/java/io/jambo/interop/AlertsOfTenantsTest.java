package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running node lets a tenant know of its own use of the API (rest-api.md 16.3).
class AlertsOfTenantsTest {
  private static final Duration WRITTEN = Duration.ofSeconds(10);

  @Test
  void anAccountThatAsksTooOftenFindsOneAlertOfIt(@TempDir Path data) throws Exception {
    try (var server = ServerUnderTest.configured(data, Map.of())) {
      var admin = new RestClient(server, data);
      var tenant = Tenant.settles(admin, "north", "127.0.0.11");
      var key = admin.asks("POST", "/ApiKeys", "{\"account_sid\":\"" + tenant.account() + "\"}");
      var own = admin.with(WebApp.object(key.body()).text("token").orElseThrow());
      var _ =
          admin.makes(
              "/Accounts/" + tenant.account() + "/Limits",
              Json.object().with("category", "api_rate").with("quantity", 2));
      var asked =
          List.of(1, 2, 3, 4).stream()
              .map(_ -> own.asks("GET", "/Applications", "").statusCode())
              .toList();
      assertThat(asked).containsExactly(200, 200, 429, 429);
      assertThat(admin.asks("GET", "/Applications", "").statusCode()).isEqualTo(200);
      Patience.until("the alert", WRITTEN, () -> !alerts(admin, tenant).isEmpty());
      var alerts = alerts(admin, tenant);
      assertThat(alerts).hasSize(1);
      var alert = alerts.getFirst();
      assertThat(alert.text("alert_type")).contains("account-api-limit");
      assertThat(alert.text("account_sid")).contains(tenant.account());
      assertThat(alert.text("service_provider_sid")).contains(tenant.provider());
      assertThat(alert.text("message")).contains("more than 2 API requests in a minute");
      assertThat(alert.text("call_sid")).isEmpty();
    }
  }

  private static List<Json.Obj> alerts(RestClient rest, Tenant tenant) {
    return rest
        .reads("/Accounts/" + tenant.account() + "/Alerts?page=1&count=10")
        .items("data")
        .stream()
        .map(Json.Obj.class::cast)
        .toList();
  }
}
