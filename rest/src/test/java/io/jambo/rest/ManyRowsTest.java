package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A list of forty thousand rows (rest-api.md 1.4): it leaves as it comes, in bounded memory, also
/// to somebody who reads slowly.
@Isolated // it looks at the heap
class ManyRowsTest {
  private static final int ROWS = 40_000;
  private static final int TOGETHER = 2_000;
  private static final String TEXT = "x".repeat(700);

  /// What may be on its way: pieces, sockets' buffers, one stretch of rows.
  private static final long ON_THE_WAY = 8L << 20;

  @TempDir Path folder;

  @Test
  void fortyThousandRowsTakeTheMemoryOfAFew() throws IOException {
    try (var building = new Building(Database.SQLITE, folder, EveryDesk::of)) {
      fill(building);
      try (var socket = new Socket()) {
        socket.setReceiveBufferSize(64 * 1_024);
        socket.connect(
            new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), building.port()));
        socket.setSoTimeout(60_000);
        long before = used();
        var request =
            "GET /v1/Applications HTTP/1.1\r\n"
                + "Host: a\r\n"
                + "Connection: close\r\n"
                + "Authorization: Bearer "
                + Building.token("acme")
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var in = new BufferedInputStream(socket.getInputStream(), 32 * 1_024);
        var text = new StringBuilder(part(in.readNBytes(1 << 20)));
        assertThat(used() - before).as("bytes that a waiting list holds").isLessThan(ON_THE_WAY);
        text.append(part(in.readAllBytes()));
        assertThat(text.toString().split("\\{\"application_sid\"", -1)).hasSize(ROWS + 1);
      }
    }
  }

  private static String part(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static void fill(Building building) {
    for (int from = 0; from < ROWS; from += TOGETHER) {
      int first = from;
      building.store.change(
          Duration.ofSeconds(60),
          edit -> {
            for (int i = 0; i < TOGETHER; i++) {
              edit.insert(
                  Row.fresh(Nouns.APPLICATIONS)
                      .with("application_sid", Sid.random(building.kit.random()))
                      .with("name", "menu " + first + " " + i)
                      .with("app_json", TEXT)
                      .with("account_sid", building.acme)
                      .with("created_at", Instant.EPOCH));
            }
            return edit;
          });
    }
  }

  /// What lives, once nobody needs the rest.
  private static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
