package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.call.CallStatus;
import io.jambo.kit.Sid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events as they happen (rest-api.md 16.7).
class EventsTest {
  private static final Sid ACCOUNT = Town.ACME;
  private final Yard yard = new Yard();

  @Test
  void aCallIsToldOfAtEachChange() throws IOException {
    var desk =
        new EventDesk(
            yard.kit,
            yard.bulletin,
            new CallPicture(yard.kit, () -> RestSettings.DEFAULTS),
            _ -> new StillIn(yard.kit, () -> true));
    var api = new Town().api(desk.operations().toArray(Operation[]::new));
    try (var door =
            new io.jambo.rest.real.RestDoor(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api);
        var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(20_000);
      var request =
          "GET /v1/Accounts/"
              + ACCOUNT
              + "/Events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer acme\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(until(in, ": open")).anyMatch(line -> line.contains("text/event-stream"));
      var other = yard.call(Town.BOLT, ACCOUNT, "15550101");
      var call = yard.call(ACCOUNT, ACCOUNT, "15550100");
      yard.board.status(call, CallStatus.RINGING);
      var first = until(in, "data: ");
      assertThat(first).contains("event: call");
      assertThat(first.getLast()).contains(call.value(), "\"call_status\":\"trying\"");
      assertThat(first.getLast()).doesNotContain(other.value());
      assertThat(until(in, "data: ").getLast()).contains("\"call_status\":\"ringing\"");
    }
  }

  private static List<String> until(BufferedReader in, String start) throws IOException {
    var lines = new ArrayList<String>();
    do {
      lines.add(in.readLine());
    } while (!lines.getLast().startsWith(start));
    return lines;
  }

  @Test
  void theTwentyFirstListenerOfAnAccountIsRefusedUntilOneGoes() {
    var listeners = new ArrayList<Bulletin.Listener>();
    for (int i = 0; i < 20; i++) {
      listeners.add(yard.bulletin.listen(ACCOUNT));
    }
    assertThatThrownBy(() -> yard.bulletin.listen(ACCOUNT)).isInstanceOf(Refused.class);
    yard.bulletin.listen(Town.BOLT).close();
    listeners.getFirst().close();
    listeners.getFirst().close();
    listeners.add(yard.bulletin.listen(ACCOUNT));
    assertThatThrownBy(() -> yard.bulletin.listen(ACCOUNT)).isInstanceOf(Refused.class);
  }

  @Test
  void theTwoHundredAndFirstListenerOfANodeIsRefusedUntilOneGoes() {
    var listeners = new ArrayList<Bulletin.Listener>();
    for (int i = 0; i < 200; i++) {
      listeners.add(yard.bulletin.listen(Town.sid(100 + i / 20)));
    }
    assertThatThrownBy(() -> yard.bulletin.listen(ACCOUNT)).isInstanceOf(Refused.class);
    listeners.getFirst().close();
    yard.bulletin.listen(ACCOUNT).close();
  }

  @Test
  void aListenerThatIsAThousandEventsBehindIsLetGo() {
    try (var listener = yard.bulletin.listen(ACCOUNT)) {
      for (int i = 0; i < 1_000; i++) {
        yard.bulletin.tell(ACCOUNT, new Bulletin.Event.OfRegistration("bob", true));
      }
      assertThat(listener.behind()).isFalse();
      yard.bulletin.tell(ACCOUNT, new Bulletin.Event.OfRegistration("bob", true));
      assertThat(listener.behind()).isTrue();
    }
  }
}
