package io.jambo.testkit;

import io.jambo.wire.Bytes;
import io.jambo.wire.SipFramer;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// What a phone speaks SIP through: UDP, or streams when it is told so. Keeps every message.
final class PhoneLine implements Stream.User {
  private final World world;
  private final InetSocketAddress address;
  private final BiConsumer<SipMessage, Peer> user;
  private final UdpPort port;
  private final List<Message> messages = new ArrayList<>();
  private final Map<InetSocketAddress, StreamPeer> streams = new LinkedHashMap<>();
  private final Map<Stream, SipFramer> framers = new HashMap<>();
  private boolean tcp;

  PhoneLine(World world, InetSocketAddress address, BiConsumer<SipMessage, Peer> user) {
    this.world = world;
    this.address = address;
    this.user = user;
    this.port =
        world
            .network()
            .bind(address, datagram -> received(datagram.bytes(), udp(datagram.from())))
            .orElseThrow(() -> new IllegalStateException("address is taken"));
    world.network().listen(address, this::taken);
  }

  void useTcp() {
    tcp = true;
  }

  boolean reliable() {
    return tcp;
  }

  String transport() {
    return tcp ? "TCP" : "UDP";
  }

  InetSocketAddress address() {
    return address;
  }

  List<Message> messages() {
    return messages;
  }

  /// Whoever a request to that URI goes to.
  Peer to(Uri uri) {
    if (!(uri instanceof SipUri sip)) {
      throw new IllegalArgumentException("phones only call sip URIs");
    }
    var to = new InetSocketAddress(InetAddress.ofLiteral(sip.host()), sip.port().orElse(5060));
    return tcp ? streams.computeIfAbsent(to, this::connected) : udp(to);
  }

  void send(SipMessage message, Peer to) {
    messages.add(new Message(world.nanos(), true, message));
    to.send(message.print());
  }

  /// Sends bytes that are perhaps no SIP at all.
  void sendRaw(byte[] bytes, Uri to) {
    to(to).send(bytes);
  }

  @Override
  public void connected(Stream stream) {
    streams.values().forEach(StreamPeer::flush);
  }

  @Override
  public void received(Stream stream, byte[] piece) {
    var framer = framers.computeIfAbsent(stream, _ -> new SipFramer());
    for (var frame : framer.feed(piece, 0, piece.length)) {
      if (frame instanceof SipFramer.Frame.Message(Bytes bytes)) {
        received(bytes.toArray(), new StreamPeer(stream));
      }
    }
  }

  @Override
  public void ended(Stream stream, String why) {
    framers.remove(stream);
    streams.values().removeIf(peer -> peer.stream.equals(stream));
  }

  private Stream.User taken(Stream stream) {
    return this;
  }

  private StreamPeer connected(InetSocketAddress to) {
    return new StreamPeer(world.network().connect(address.getAddress(), to, this));
  }

  private Peer udp(InetSocketAddress to) {
    return bytes -> port.send(bytes, to);
  }

  private void received(byte[] bytes, Peer from) {
    SipParser.parse(bytes)
        .ok()
        .ifPresent(message -> {
          messages.add(new Message(world.nanos(), false, message));
          user.accept(message, from);
        });
  }

  /// Somebody that messages can be sent to.
  interface Peer {
    void send(byte[] bytes);
  }

  /// The other end of a stream; what is sent before it stands waits.
  private static final class StreamPeer implements Peer {
    private final Stream stream;
    private final List<byte[]> waiting = new ArrayList<>();

    StreamPeer(Stream stream) {
      this.stream = stream;
    }

    @Override
    public void send(byte[] bytes) {
      if (stream.isOpen()) {
        stream.send(bytes);
      } else {
        waiting.add(bytes);
      }
    }

    void flush() {
      if (stream.isOpen()) {
        waiting.forEach(stream::send);
        waiting.clear();
      }
    }
  }
}
