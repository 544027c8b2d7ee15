package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import io.jambo.kit.RealKit;
import io.jambo.wire.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database is away for half a minute, or for so many seconds as `jambo.outage` says
/// (operations.md 7).
class OutageTest {
  private static final String GATEWAY = "127.0.0.21";
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("jambo.outage", 30));

  /// The live call outlasts it.
  private static final Duration LIVE = OUTAGE.plusSeconds(15);

  private static final Duration BACK = Duration.ofSeconds(30);
  private static final Duration NOTICED = Duration.ofSeconds(10);

  private final RealKit kit = new RealKit();

  @Test
  void callsGoOnAndEachHasOneRecordInTheEnd(@TempDir Path data) throws Exception {
    try (var database = Postgres.start(data.resolve("postgres"));
        var server =
            ServerUnderTest.configured(
                data, database.environment(), "--allow-target", "127.0.0.0/8")) {
      var rest = new RestClient(server, data);
      var tenant = Tenant.settles(rest, "north", GATEWAY);
      try (var app = new WebApp(tenant.secret())) {
        var application = tenant.application(app);
        tenant.routes("4930111", application);
        tenant.routes("4930222", application);
        var tone = app.wav("tone.wav", Wav.tone(1_004, 8_000, 1_000, 8_000, 1));
        var play = "[{\"verb\": \"play\", \"url\": \"%s\", \"loop\": %d}]";
        var lasting = app.line("4930111").verbs(play.formatted(tone, LIVE.toSeconds()));
        var quick = app.line("4930222").verbs(play.formatted(tone, 1));
        var sipp = new Sipp(data, server.port("sip_udp"), Transport.UDP, GATEWAY);
        sipp.plays("answered-until-we-hang-up", "4930222");
        var live =
            CompletableFuture.runAsync(
                () -> sipp.playsLong("answered-until-we-hang-up", "4930111", LIVE.plus(BACK)));
        var _ = lasting.awaitsStatus("in-progress");

        database.stop();
        long back = kit.in(OUTAGE);
        Patience.until(
            "degraded", NOTICED, () -> server.get("/readyz").body().contains("degraded"));
        sipp.plays("answered-until-we-hang-up", "4930222", 3, 3);
        sipp.plays("refused-while-draining", "4930333");
        long asked = kit.nanos();
        var refused = rest.asks("POST", "/Applications", Json.object().with("name", "x").print());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(Duration.ofNanos(kit.nanos() - asked)).isLessThan(Duration.ofSeconds(3));
        kit.pause(Duration.ofNanos(Math.max(0, back - kit.nanos())));
        database.startAgain();

        live.join();
        quick.awaitsFinals(4);
        Patience.until("every record", BACK, () -> count(database, "call_sid") == 6);
        assertThat(count(database, "distinct call_sid")).isEqualTo(6); // five answered, one refused
        assertThat(server.get("/readyz").body()).isEqualTo("yes\n");
      }
    }
  }

  private static long count(Postgres database, String what) {
    try {
      return database.number("select count(" + what + ") from cdrs");
    } catch (SQLException fault) {
      throw new AssertionError(fault);
    }
  }
}
