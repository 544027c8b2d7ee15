package io.jambo.sip.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.sip.Flow;
import io.jambo.sip.Protocol;
import io.jambo.sip.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The patience of a stream (security.md 13), on a channel whose clock the test moves.
class ConnectionTest {
  private static final String MESSAGE =
      "OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/TCP b\r\nContent-Length: 3\r\n\r\nabc";

  private final List<String> told = new ArrayList<>();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  private final class Home implements Connection.Home, Transport.Receiver {
    @Override
    public Transport.Receiver receiver() {
      return this;
    }

    @Override
    public void connect(Connection connection, EventLoop loop) {
      told.add("connect");
    }

    @Override
    public void forget(Connection connection) {
      told.add("forget");
    }

    @Override
    public void dropped(String reason) {
      told.add("dropped " + reason);
    }

    @Override
    public void received(Flow flow, byte[] message) {
      told.add("message of " + message.length);
    }

    @Override
    public void failed(Flow flow, String reason) {
      told.add("failed " + reason);
    }

    @Override
    public void idle(Flow flow) {
      told.add("idle");
    }
  }

  private static Flow flow() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
    return new Flow(Protocol.TCP, address, address, 1);
  }

  private void accepted() {
    channel.freezeTime();
    channel.pipeline().addLast(Connection.incoming(new Home(), flow(), channel));
    channel.pipeline().fireChannelActive();
  }

  private void reads(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private void passes(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }

  @Test
  void whoeverSaysNothingWholeForFiveSecondsIsClosed() {
    accepted();
    reads("\r\n\r\n");
    reads(MESSAGE.substring(0, 20));
    passes(4_999);
    assertThat(channel.isOpen()).isTrue();
    passes(1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(told).containsExactly("forget", "failed closed");
  }

  @Test
  void aMessageBegunMustBeWholeInTenSeconds() {
    accepted();
    reads(MESSAGE + MESSAGE.substring(0, 5));
    passes(9_000);
    reads(MESSAGE.substring(5, 10));
    passes(999);
    assertThat(channel.isOpen()).isTrue();
    passes(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void aMessageThatComesInPiecesIsWholeInTheEnd() {
    accepted();
    reads(MESSAGE + MESSAGE.substring(0, 5));
    passes(9_000);
    reads(MESSAGE.substring(5));
    passes(60_000);
    assertThat(channel.isOpen()).isTrue();
    assertThat(told)
        .containsExactly("message of " + MESSAGE.length(), "message of " + MESSAGE.length());
  }

  @Test
  void silenceIsTold() {
    accepted();
    passes(4_000);
    reads(MESSAGE);
    passes(119_999);
    assertThat(told).containsExactly("message of " + MESSAGE.length());
    passes(1);
    assertThat(told).endsWith("idle");
    passes(120_000);
    assertThat(told).endsWith("idle", "idle");
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void aBrokenStreamIsReadNoMoreAndClosedAfterItsAnswerHadTime() {
    accepted();
    reads(MESSAGE.replace("Length: 3", "Length: -3"));
    assertThat(told.getFirst()).startsWith("message of");
    assertThat(told).contains("dropped stream_broken");
    assertThat(channel.config().isAutoRead()).isFalse();
    passes(999);
    assertThat(channel.isOpen()).isTrue();
    passes(1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(told).endsWith("forget", "failed closed");
  }

  @Test
  void whatWaitsForTheConnectionIsBoundedAndSentInOrder() {
    var connection = Connection.outgoing(new Home(), flow(), channel.eventLoop());
    for (int i = 0; i < 66; i++) {
      connection.send(new byte[] {(byte) i});
    }
    channel.runPendingTasks();
    assertThat(told).containsExactly("connect", "dropped connecting", "dropped connecting");
    connection.connected(channel);
    for (int i = 0; i < 64; i++) {
      ByteBuf sent = channel.readOutbound();
      assertThat(sent.readByte()).isEqualTo((byte) i);
      sent.release();
    }
    assertThat(channel.<ByteBuf>readOutbound()).isNull();
  }

  @Test
  void aConnectionNobodyUsesIsForgotten() {
    channel.freezeTime();
    var connection = Connection.outgoing(new Home(), flow(), channel.eventLoop());
    passes(5_000);
    assertThat(told).containsExactly("forget");
    connection.send(new byte[1]);
    channel.runPendingTasks();
    assertThat(told).containsExactly("forget", "failed closed");
  }
}
