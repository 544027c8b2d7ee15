package io.jambo.flows;

import io.jambo.testkit.Network;
import io.jambo.testkit.Stream;
import io.jambo.testkit.UdpPort;
import io.jambo.testkit.World;
import io.jambo.wire.Parsed;
import io.jambo.wire.SipFramer;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody who sends the node bytes of any kind, follows no protocol, and listens to what comes
/// back. UDP, or one TCP connection.
final class Stranger {
  private static final Duration CONNECTED_BY = Duration.ofSeconds(5);

  private final List<SipResponse> responses = new ArrayList<>();
  private final InetSocketAddress node;
  private final @Nullable UdpPort port;
  private final @Nullable Stream stream;
  private Consumer<SipResponse> reaction = _ -> {};
  private int unreadable;
  private boolean closed;

  private Stranger(Network network, InetAddress host, InetSocketAddress node) {
    this.node = node;
    this.port =
        network
            .bind(new InetSocketAddress(host, 5060), datagram -> heard(datagram.bytes()))
            .orElseThrow();
    this.stream = null;
  }

  private Stranger(World world, InetAddress host, InetSocketAddress node) {
    this.node = node;
    this.port = null;
    var framer = new SipFramer();
    this.stream =
        world
            .network()
            .connect(
                host,
                node,
                new Stream.User() {
                  @Override
                  public void received(Stream from, byte[] piece) {
                    for (var frame : framer.feed(piece, 0, piece.length)) {
                      if (frame instanceof SipFramer.Frame.Message(var bytes)) {
                        heard(bytes.toArray());
                      }
                    }
                  }

                  @Override
                  public void ended(Stream from, String why) {
                    closed = true;
                  }
                });
    boolean _ = world.until(stream::isOpen, CONNECTED_BY);
  }

  /// One at that host who uses that transport, `UDP` or `TCP`; a connection stands when it returns.
  static Stranger of(Town town, String host, String transport) {
    var address = Network.address(host);
    var node = new InetSocketAddress(Town.NODE, Town.SIP_PORT);
    return transport.equals("UDP")
        ? new Stranger(town.world().network(), address, node)
        : new Stranger(town.world(), address, node);
  }

  /// Sends bytes as one datagram, or as they are on the stream.
  void sends(byte[] bytes) {
    if (port != null) {
      port.send(bytes, node);
    } else if (stream != null) {
      stream.send(bytes);
    }
  }

  /// Sends bytes one by one; on UDP that would be as many messages.
  void sendsSingly(byte[] bytes) {
    for (byte octet : bytes) {
      sends(new byte[] {octet});
    }
  }

  /// What it does at once with everything that comes back, from now on.
  Stranger reacts(Consumer<SipResponse> now) {
    reaction = now;
    return this;
  }

  /// How many of the messages that came were no SIP.
  int unreadable() {
    return unreadable;
  }

  /// Everything that came back.
  List<SipResponse> responses() {
    return responses;
  }

  /// The final statuses of different answers, in order.
  List<Integer> finalStatuses() {
    return responses.stream()
        .filter(response -> !response.provisional())
        .map(response -> new Answer(response, response.headers().lines("CSeq")))
        .distinct()
        .map(answer -> answer.response().status())
        .toList();
  }

  /// Whether the node has closed the connection.
  boolean closed() {
    return closed;
  }

  /// Goes away.
  void leaves() {
    if (port != null) {
      port.close();
    } else if (stream != null) {
      stream.close();
    }
  }

  private void heard(byte[] bytes) {
    switch (SipParser.parse(bytes)) {
      case Parsed.Ok<SipMessage>(SipResponse response) -> {
        responses.add(response);
        reaction.accept(response);
      }
      case Parsed.Ok<SipMessage> _ -> {
        // A request, which nobody answers.
      }
      case Parsed.Malformed<SipMessage> _ -> unreadable++;
    }
  }

  private record Answer(SipResponse response, List<String> cseq) {}
}
