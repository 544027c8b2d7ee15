package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.RealKit;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import io.jambo.store.Vault;
import io.jambo.store.real.NodeKeyFile;
import io.jambo.store.real.StoreKeyShelf;
import io.jambo.wire.Json;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing personal of a call lies readable anywhere, not after a crash and not in a backup; what
/// lies sealed opens by the node's key alone, and by nothing once its owner is deleted (security.md
/// 8).
class PrivacyTest {
  private static final String PATTERN = "1555018*";
  private static final String CALLED = "15550188666";
  private static final String REFUSED = "15550188777";
  private static final String CALLER = "15550199777";
  private static final String DIGITS = "8675309";
  private static final String SPOKEN = "zanzibar";
  private static final String TAG = "marker-of-a-tag";
  private static final String ADDRESS = "127.0.77.93";

  /// One for every field of a call behind which a person stands.
  private static final List<String> MARKERS =
      List.of(
          CALLED,
          REFUSED,
          CALLER,
          DIGITS,
          SPOKEN,
          TAG,
          ADDRESS,
          "Ottokar Mannheim",
          "marker-of-the-call",
          "marker-of-a-header",
          "marker-of-the-session",
          "marker-of-the-contact");

  private static final String OFFER =
      """
      v=0
      o=marker-of-the-session 1 1 IN IP4 127.0.77.93
      s=marker-of-the-session
      c=IN IP4 127.0.77.93
      t=0 0
      m=audio 49170 RTP/AVP 0
      """;

  private static final String INVITE =
      """
      INVITE sip:15550188777@127.0.0.1 SIP/2.0
      Via: SIP/2.0/UDP 127.0.77.93;rport;branch=z9hG4bKprivacy
      From: "Ottokar Mannheim" <sip:+15550199777@127.0.77.93>;tag=1
      To: <sip:15550188777@127.0.0.1>
      Call-ID: marker-of-the-call
      CSeq: 1 INVITE
      Contact: <sip:marker-of-the-contact@127.0.77.93:9>
      P-Asserted-Identity: <sip:+15550199777@127.0.77.93>
      X-Note: marker-of-a-header
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: %d

      %s\
      """
          .formatted(OFFER.replace("\n", "\r\n").length(), OFFER);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 1 << 16;

  private final RealKit kit = new RealKit();
  @TempDir Path folder;
  private Path data;
  private Path temporary;
  private Path key;
  private String account = "";

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    key = Files.createDirectory(folder.resolve("keys")).resolve("node.key");
  }

  @Test
  void nothingOfAPersonLiesReadableAndWhatLiesSealedGoesWithItsKeys() throws Exception {
    var told = callsAndCrash();
    var backup = folder.resolve("backup");
    try (var server = start()) {
      assertThat(Jar.run(folder, "backup", backup.toString(), "--data", data.toString()).code())
          .isZero();
      seesNothing(told.in("log after the crash", server.program().errors()));
      assertThat(server.port("http")).isPositive();
      opensByItsKeyOnly(restored("before", backup));
      var gone = new RestClient(server, data).asks("DELETE", "/Accounts/" + account, "");
      assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
      var pruned = Jar.run(folder, "keys", "prune", backup + ".keys", "--data", data.toString());
      assertThat(pruned.out()).as(pruned.err()).contains("taken out: 1");
    }
    opensByNothing(restored("after", backup));
    opensByNothing(data);
  }

  /// A call with digits, speech and a tag, a refused one with everything else, and one that lives
  /// when the process is killed by a fault of its own.
  private Traces callsAndCrash() throws Exception {
    var server = start();
    var tenant = Tenant.settles(new RestClient(server, data), "north", "127.0.0.1");
    account = tenant.account();
    var _ = tenant.rest().makes("/SipGateways", gateway(tenant));
    try (var _ = server.program();
        var app = new WebApp(tenant.secret())) {
      tenant.routes(PATTERN, tenant.application(app));
      var line =
          app.line(CALLED)
              .verbs(
                  """
                  [{"verb": "tag", "data": {"note": "%s"}},
                   {"verb": "gather", "input": ["digits"], "numDigits": 7, "timeout": 20,
                    "actionHook": "/keys", "say": {"text": "%s"}}]
                  """
                      .formatted(TAG, SPOKEN))
              .verbs("/keys", "[{\"verb\": \"hangup\"}]");
      var call = Jar.run(folder, "call", server.uri(CALLED), "--dtmf", DIGITS, "--after", "500ms");
      assertThat(call.code()).as(call.err()).isZero();
      assertThat(line.digits("/keys")).containsExactly(DIGITS);
      var refused = app.line(REFUSED).verbs("[{\"verb\": \"sip:decline\", \"status\": 486}]");
      invite(server);
      var _ = refused.awaitsStatus("failed");
      assertThat(refused.awaits("/call").text("from")).contains(CALLER);

      var lasting =
          app.line("15550188888")
              .verbs("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
      var phone =
          Program.start(folder, Map.of(), Jar.command(List.of("call", server.uri("15550188888"))));
      var _ = lasting.awaitsStatus("in-progress");
      var metrics = server.get("/metrics").body();
      server.program().crash();
      assertThat(server.program().exitCode(PATIENCE)).isNotZero();
      phone.close();
      return new Traces(MARKERS)
          .in(data)
          .in(temporary)
          .in("metrics", metrics)
          .in("log", server.program().errors())
          .in("standard output", String.join("\n", server.program().lines()));
    }
  }

  private void seesNothing(Traces traces) {
    traces.in(data).in(temporary).in("backup", read(folder.resolve("backup")));
    traces.in("its keys", read(folder.resolve("backup.keys")));
    assertThat(traces.places())
        .anyMatch(place -> place.endsWith("jambo.db"))
        .anyMatch(place -> place.contains("journal"))
        .anyMatch(place -> place.contains("hs_err"));
    assertThat(traces.found()).isEmpty();
  }

  private void opensByItsKeyOnly(Path restored) {
    assertThat(records(restored, key))
        .extracting(row -> row.secret("personal").map(Secret::reveal).orElse(""))
        .anyMatch(text -> text.contains(CALLER) && text.contains(ADDRESS))
        .anyMatch(text -> text.contains(CALLED));
    assertThatThrownBy(() -> records(restored, folder.resolve("none.key")))
        .isInstanceOf(NodeKeyRefused.class);
    var started =
        Jar.run(
            folder,
            "serve",
            "--data",
            restored.toString(),
            "--sip=127.0.0.1:0",
            "--http=127.0.0.1:0",
            "--management=127.0.0.1:0",
            "--set=key.file=" + folder.resolve("none.key"));
    assertThat(started.code()).isEqualTo(3);
    assertThat(started.err()).contains("node's key");
  }

  /// The records are there, and their personal part is not.
  private void opensByNothing(Path restored) {
    assertThat(records(restored, key)).hasSize(3).allMatch(row -> row.secret("personal").isEmpty());
    assertThat(read(folder.resolve("backup.keys")))
        .contains("[\"account:" + account + "\",\"\",\"\"");
  }

  private Path restored(String name, Path backup) {
    var into = folder.resolve(name);
    var ended = Jar.run(folder, "restore", backup.toString(), "--data", into.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    return into;
  }

  /// The call records in a data folder, opened.
  private List<Row> records(Path where, Path keyFile) {
    try (var store = Store.beside(kit, StoreSettings.embedded(where))) {
      var shelf = new StoreKeyShelf(store);
      var place = new NodeKeyFile.Where(Optional.empty(), Optional.of(keyFile), where, where);
      var found = NodeKeyFile.find(place, shelf.nodeKeys(), kit.random());
      store.sealBy(new Vault(kit, found.keys(), shelf));
      return store.read(view -> view.all(Nouns.CDRS, Query.all(), Reach.EVERYTHING));
    }
  }

  private ServerUnderTest start() {
    var environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    return ServerUnderTest.configured(
        data, environment, "--set", "log.level=debug", "--set", "key.file=" + key);
  }

  private static Json.Obj gateway(Tenant tenant) {
    return Json.object()
        .with("voip_carrier_sid", tenant.carrier())
        .with("ipv4", "127.0.77.0")
        .with("netmask", 24)
        .with("inbound", true)
        .with("outbound", false);
  }

  private static void invite(ServerUnderTest server) throws IOException {
    try (var socket = new DatagramSocket(new InetSocketAddress(ADDRESS, 0))) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      var bytes = RawSip.bytes(INVITE);
      socket.send(new DatagramPacket(bytes, bytes.length, server.sip()));
      var answer = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
      socket.receive(answer);
      assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8))
          .startsWith("SIP/2.0 ");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }
}
