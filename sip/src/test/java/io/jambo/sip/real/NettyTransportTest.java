package io.jambo.sip.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Counters;
import io.jambo.kit.Inbox;
import io.jambo.kit.RealKit;
import io.jambo.sip.Flow;
import io.jambo.sip.Invitation;
import io.jambo.sip.LegEvent;
import io.jambo.sip.OutboundInvite;
import io.jambo.sip.Protocol;
import io.jambo.sip.SipSettings;
import io.jambo.sip.SipStack;
import io.jambo.sip.Transport;
import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SipUri;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real sockets on the loopback: what no scripted transport can show.
class NettyTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final RealKit kit = new RealKit();
  private final Counters counters = new Counters();
  private final NettyTransport transport = NettyTransport.bind(ANY_PORT, counters);
  private final Inbox<Object> heard = new Inbox<>(kit, 100);

  @AfterEach
  void close() {
    transport.close();
  }

  private Object next() {
    return heard.take(kit.in(PATIENCE)).orElseThrow(() -> new AssertionError("nothing came"));
  }

  private <T> T next(Class<T> type) {
    var came = next();
    assertThat(came).isInstanceOf(type);
    return type.cast(came);
  }

  private final class Listener implements Transport.Receiver {
    @Override
    public void received(Flow flow, byte[] message) {
      assertThat(heard.offer(new String(message, StandardCharsets.UTF_8))).isTrue();
      assertThat(heard.offer(flow)).isTrue();
    }

    @Override
    public void failed(Flow flow, String reason) {
      assertThat(heard.offer(reason)).isTrue();
    }
  }

  private static String options(String transport) {
    return """
    OPTIONS sip:127.0.0.1 SIP/2.0
    Via: SIP/2.0/%s 127.0.0.1;branch=z9hG4bKo1
    From: <sip:a@example.test>;tag=1
    To: <sip:b@example.test>
    Call-ID: o1
    CSeq: 1 OPTIONS
    Content-Length: 0

    """
        .replace("\n", "\r\n")
        .formatted(transport);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void twoStacksTalkToEachOther(Protocol protocol) {
    try (var other = NettyTransport.bind(ANY_PORT, new Counters());
        var bob = stack(other);
        var alice = stack(transport)) {
      var target = SipUri.of("bob", "127.0.0.1", other.address().getPort());
      var to = NameAddr.of(target);
      var leg =
          alice.invite(
              new OutboundInvite(
                  target,
                  to,
                  to,
                  Headers.NONE,
                  Bytes.utf8("v=0\r\n"),
                  alice.flowTo(protocol, other.address())),
              event -> assertThat(heard.offer(event)).isTrue());
      var invitation = next(Invitation.class);
      assertThat(invitation.request().body()).isEqualTo(Bytes.utf8("v=0\r\n"));
      assertThat(invitation.flow().protocol()).isEqualTo(protocol);
      invitation.leg().provisional(180, "Ringing", Headers.NONE, Bytes.EMPTY);
      next(LegEvent.Provisional.class);
      invitation.leg().answer(Headers.NONE, Bytes.utf8("v=0\r\n"));
      next(LegEvent.Answered.class);
      invitation.listen(event -> assertThat(heard.offer(event)).isTrue());
      next(LegEvent.Acked.class);
      leg.bye(Headers.NONE);
      assertThat(List.of(next().getClass(), next().getClass()))
          .containsExactlyInAnyOrder(LegEvent.HungUp.class, LegEvent.Ended.class);
      assertThat(transport.connections()).isEqualTo(protocol == Protocol.TCP ? 1 : 0);
      assertThat(bob.counts().queued()).isZero();
    }
  }

  private SipStack stack(NettyTransport over) {
    var stack =
        new SipStack(
            kit,
            SipSettings.defaults(),
            over,
            invitation -> assertThat(heard.offer(invitation)).isTrue(),
            new Counters());
    stack.start();
    over.deliverTo(stack);
    return stack;
  }

  @Test
  void aDatagramComesWithItsSourceAndAKeepAliveDoesNot() throws IOException {
    transport.deliverTo(new Listener());
    try (var phone = new DatagramSocket(ANY_PORT)) {
      for (var text : new String[] {"\r\n\r\n", options("UDP")}) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        phone.send(new DatagramPacket(bytes, bytes.length, transport.address()));
      }
      assertThat(next()).isEqualTo(options("UDP"));
      var from = (InetSocketAddress) phone.getLocalSocketAddress();
      assertThat(next()).isEqualTo(Flow.udp(transport.address(), from));
    }
  }

  @Test
  void aStreamIsCutIntoMessagesAndAPingGetsItsPong() throws IOException {
    transport.deliverTo(new Listener());
    try (var phone = new Socket(transport.address().getAddress(), transport.address().getPort())) {
      phone
          .getOutputStream()
          .write((options("TCP") + options("TCP") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      assertThat(next()).isEqualTo(options("TCP"));
      var flow = next(Flow.class);
      assertThat(next()).isEqualTo(options("TCP"));
      assertThat(next()).isEqualTo(flow);
      assertThat(phone.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
      assertThat(transport.alive(flow)).isTrue();
      transport.send(flow, "answer".getBytes(StandardCharsets.UTF_8));
      assertThat(phone.getInputStream().readNBytes(6))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("answer");
      phone.shutdownOutput();
      assertThat(next()).isEqualTo("closed");
      assertThat(transport.alive(flow)).isFalse();
      assertThat(transport.connections()).isZero();
    }
  }

  @Test
  void aStreamThatIsNoSipIsClosed() throws IOException {
    transport.deliverTo(new Listener());
    try (var stranger =
        new Socket(transport.address().getAddress(), transport.address().getPort())) {
      stranger.getOutputStream().write(new byte[] {1, 2, 0, 3});
      assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      assertThat(next()).isEqualTo("closed");
      assertThat(counters.value("jambo_sip_dropped_total{reason=\"stream_broken\"}")).isOne();
    }
  }

  @Test
  void aConnectionThatCantBeMadeFails() throws IOException {
    transport.deliverTo(new Listener());
    InetSocketAddress nobody;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) closed.getLocalSocketAddress();
    }
    var flow = transport.flowTo(Protocol.TCP, nobody);
    assertThat(transport.flowTo(Protocol.TCP, nobody)).isEqualTo(flow);
    transport.send(flow, new byte[1]);
    assertThat(next()).isEqualTo("not connected");
    transport.send(flow, new byte[1]);
    assertThat(next()).isEqualTo("gone");
  }

  @Test
  void oneSourceGetsSoManyConnectionsAndNoMore() throws IOException {
    transport.deliverTo(new Listener());
    var phones = new ArrayList<Socket>();
    try {
      for (int i = 0; i <= Connections.MOST_A_SOURCE; i++) {
        phones.add(new Socket(transport.address().getAddress(), transport.address().getPort()));
      }
      assertThat(phones.getLast().getInputStream().read()).isEqualTo(-1);
      assertThat(counters.value("jambo_sip_dropped_total{reason=\"connections\"}")).isOne();
      assertThat(transport.connections()).isEqualTo(Connections.MOST_A_SOURCE);
    } finally {
      for (var phone : phones) {
        phone.close();
      }
    }
  }

  @Test
  void aPortInUseIsNamedWithItsRemedy() {
    var taken = transport.address();
    assertThatThrownBy(() -> NettyTransport.bind(taken, counters))
        .isInstanceOf(PortTaken.class)
        .hasMessageContaining("127.0.0.1 port " + taken.getPort())
        .hasMessageContaining("--sip");
  }

  @Test
  void boundToEverythingItShowsThePeerTheAddressOfTheRoute() {
    try (var wide =
        NettyTransport.bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), counters)) {
      var flow = wide.flowTo(Protocol.UDP, transport.address());
      assertThat(flow.local().getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
      assertThat(flow.local().getPort()).isEqualTo(wide.address().getPort());
    }
  }
}
