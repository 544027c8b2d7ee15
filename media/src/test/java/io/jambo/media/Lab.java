package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.wire.Rtp;
import io.jambo.wire.SessionDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A media engine over a network in memory, whose time the test moves.
final class Lab {
  static final int FIRST_PORT = 20_000;
  static final int LAST_PORT = 20_099;

  final HandKit kit = new HandKit();
  final MemoryNetwork network = new MemoryNetwork();
  final Counters counters = new Counters();
  final MediaEngine engine;

  Lab() {
    this(MediaSettings.of(MemoryNetwork.HOST, FIRST_PORT, LAST_PORT, _ -> true));
  }

  Lab(MediaSettings settings) {
    engine = new MediaEngine(kit, settings, network, counters);
  }

  /// Lets so much time pass, turning the loop each millisecond.
  void passes(int millis) {
    for (int i = 0; i < millis; i++) {
      kit.advance(Frame.MILLI);
      turn();
    }
  }

  /// Turns the loop until it has nothing to do.
  void turn() {
    var loop = engine.loops().getFirst();
    while (loop.turn(kit.nanos()) > 0) {
      // As its runner does.
    }
  }

  Endpoint endpoint(Consumer<MediaEvent> events) {
    return engine.open(events).orElseThrow();
  }

  /// Joins two endpoints by offer and answer.
  static void join(Endpoint caller, Endpoint callee) {
    var offer = caller.offer();
    assertThat(callee.answer(offer, MemoryNetwork.HOST))
        .isInstanceOfSatisfying(
            Negotiation.Agreed.class,
            agreed ->
                assertThat(caller.accept(agreed.local(), MemoryNetwork.HOST))
                    .isInstanceOf(Negotiation.Agreed.class));
  }

  /// The offer of a test's own peer at that port.
  static SessionDescription offer(int port, String formats, String... lines) {
    return sdp("127.0.0.1", "m=audio " + port + " RTP/AVP " + formats, lines);
  }

  static SessionDescription sdp(String address, String media, String... lines) {
    var text =
        new StringBuilder("v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\n")
            .append("c=IN IP4 " + address + "\r\nt=0 0\r\n")
            .append(media + "\r\n");
    for (var line : lines) {
      text.append("a=").append(line).append("\r\n");
    }
    return SessionDescription.parse(text.toString()).ok().orElseThrow();
  }

  /// One packet that a test's own peer has received.
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Heard(boolean marker, int type, int sequence, int timestamp, long ssrc, byte[] payload) {
    boolean silent() {
      for (byte code : payload) {
        if (code != G711.ULAW_SILENCE) {
          return false;
        }
      }
      return true;
    }
  }

  static List<Heard> heard(Sockets.Socket socket) {
    var heard = new ArrayList<Heard>();
    var packet = new Packet();
    while (socket.receive(packet)) {
      var data = packet.data();
      byte[] payload = Arrays.copyOfRange(data, Rtp.HEADER, packet.length());
      heard.add(
          new Heard(
              Rtp.marker(data),
              Rtp.payloadType(data),
              Rtp.sequence(data),
              (int) Rtp.timestamp(data),
              Rtp.ssrc(data),
              payload));
    }
    return heard;
  }
}
