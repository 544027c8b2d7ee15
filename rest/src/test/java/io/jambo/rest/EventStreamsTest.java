package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// How long a stream of events lasts: as long as whoever opened it would come in (rest-api.md
/// 16.7).
@ParameterizedClass
@EnumSource(names = "SQLITE")
class EventStreamsTest extends LiveContract {
  private static final String END = "the end of the stream";

  /// A stream that somebody reads.
  private record Stream(Socket socket, BufferedReader lines) implements AutoCloseable {
    /// All lines to the first that begins so, or to the end.
    List<String> until(String start) throws IOException {
      var read = new ArrayList<String>();
      do {
        var line = lines.readLine();
        read.add(line == null ? END : line);
      } while (!read.getLast().startsWith(start) && !read.getLast().equals(END));
      return read;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Stream opened(String token) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), building.port());
    socket.setSoTimeout(20_000);
    var request =
        "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(own("/Events"), token);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
    var stream = new Stream(socket, new BufferedReader(in));
    assertThat(stream.until(": open")).contains("HTTP/1.1 200 OK");
    return stream;
  }

  private Sid call() {
    return yard.call(account, building.acme, "15550100");
  }

  /// The next thing that happens is not told, and the stream is over.
  private void hearsNothingMore(Stream stream) throws IOException {
    var _ = call();
    assertThat(stream.until("data: ")).endsWith(END).noneMatch(line -> line.startsWith("event:"));
  }

  @Test
  void aStreamOfARevokedKeyEnds() throws IOException {
    var key = building.key("listener", Row.fresh(Nouns.API_KEYS).with("account_sid", account));
    try (var stream = opened(Building.token("listener"))) {
      var call = call();
      assertThat(stream.until("data: ").getLast()).contains(call.value());
      assertThat(building.ask("DELETE", "/v1/ApiKeys/" + key, "admin", "").status).isEqualTo(204);
      hearsNothingMore(stream);
    }
  }

  @Test
  void aStreamOfAUserWhoLogsOutEnds() throws IOException {
    var _ = building.user("lena", Optional.of(account), Optional.empty(), false);
    var token = building.login("lena");
    try (var stream = opened(token)) {
      assertThat(building.session("POST", "/v1/logout", token, "").status).isEqualTo(204);
      hearsNothingMore(stream);
    }
  }

  @Test
  void aStreamOfADisabledUserEnds() throws IOException {
    var user = building.user("otto", Optional.of(account), Optional.empty(), false);
    try (var stream = opened(building.login("otto"))) {
      var off = building.ask("PUT", "/v1/Users/" + user, "admin", "{\"is_active\":0}");
      assertThat(off.status).isEqualTo(204);
      hearsNothingMore(stream);
    }
  }

  @Test
  void aStreamOutlivesTheTokenThatOpenedItWhenTheSessionDoes() throws IOException {
    var _ = building.user("ida", Optional.of(account), Optional.empty(), false);
    var token = building.login("ida");
    try (var stream = opened(token)) {
      assertThat(building.session("POST", "/v1/refresh-token", token, "").status).isEqualTo(200);
      building.kit.passes(java.time.Duration.ofSeconds(61));
      assertThat(building.session("GET", "/v1/Users/me", token, "").status).isEqualTo(401);
      yard.board.status(call(), CallStatus.RINGING);
      assertThat(stream.until("data: ").getLast()).startsWith("data: ");
    }
  }
}
