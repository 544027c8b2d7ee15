package io.jambo.sip.real;

import io.jambo.sip.Flow;
import io.jambo.sip.Transport;
import io.jambo.wire.SipFramer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One SIP stream, from either side (RFC 3261 §18, security.md 13). Owned by its Netty event loop,
/// on which every method body runs.
final class Connection extends SimpleChannelInboundHandler<ByteBuf> {
  /// Messages that wait for the connection to be made.
  private static final int MOST_WAITING = 64;

  /// The first whole message must have come by then.
  private static final long FIRST_MESSAGE_SECONDS = 5;

  /// A begun message must be whole by then.
  private static final long WHOLE_MESSAGE_SECONDS = 10;

  /// After that much silence the receiver is asked whether it is still needed.
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(120);

  /// What was answered before a close still gets out.
  private static final long LINGER_SECONDS = 1;

  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Home home;
  private final Flow flow;
  private final EventLoop loop;
  private final SipFramer framer = new SipFramer();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final boolean incoming;
  private State state;
  private @Nullable Channel channel;
  private @Nullable Future<?> deadline;
  private @Nullable Future<?> silence;
  private long lastRead;
  private long messages;

  /// Where connections belong: [TcpPort].
  interface Home {
    /// Who takes their messages.
    Transport.Receiver receiver();

    /// Opens a connection's socket, on its own loop.
    void connect(Connection connection, EventLoop loop);

    /// One has ended.
    void forget(Connection connection);

    /// Something was given up for that reason.
    void dropped(String reason);
  }

  private enum State {
    NEW,
    CONNECTING,
    OPEN,
    CLOSED
  }

  private Connection(Home home, Flow flow, EventLoop loop, boolean incoming) {
    this.home = home;
    this.flow = flow;
    this.loop = loop;
    this.incoming = incoming;
    this.state = incoming ? State.OPEN : State.NEW;
  }

  /// One that connects with its first message.
  static Connection outgoing(Home home, Flow flow, EventLoop loop) {
    var connection = new Connection(home, flow, loop, false);
    var _ = connection.after(FIRST_MESSAGE_SECONDS, connection::forgetUnlessUsed);
    return connection;
  }

  /// One that somebody made to us.
  static Connection incoming(Home home, Flow flow, Channel channel) {
    var connection = new Connection(home, flow, channel.eventLoop(), true);
    connection.channel = channel;
    return connection;
  }

  Flow flow() {
    return flow;
  }

  /// Sends a message; callable from any thread.
  void send(byte[] message) {
    loop.execute(() -> sendNow(message));
  }

  /// Reads no more, and closes when what is on its way has gone; callable from any thread.
  void closeSoon() {
    loop.execute(this::hangUp);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (incoming) {
      deadline = after(FIRST_MESSAGE_SECONDS, () -> closeIf(true));
    }
    lastRead = loop.ticker().nanoTime();
    watchSilence(IDLE_NANOS);
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
    lastRead = loop.ticker().nanoTime();
    byte[] data = new byte[content.readableBytes()];
    content.readBytes(data);
    boolean begun = framer.pending() > 0;
    long before = messages;
    for (var frame : framer.feed(data, 0, data.length)) {
      take(frame);
    }
    boolean finished = messages > before;
    if (finished) {
      cancel(deadline);
    }
    if (framer.pending() > 0 && messages > 0 && (finished || !begun)) {
      deadline = after(WHOLE_MESSAGE_SECONDS, () -> closeIf(true));
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    closeIf(!context.channel().isWritable()); // a peer that sends but does not read
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed("closed");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    closed("broken");
    var _ = context.close();
  }

  private void take(SipFramer.Frame frame) {
    switch (frame) {
      case SipFramer.Frame.Message(var bytes) -> {
        messages++;
        byte[] message = bytes.toArray();
        if (home.receiver().admits(flow.protocol(), flow.remote(), message, message.length)) {
          home.receiver().received(flow, message);
        }
      }
      case SipFramer.Frame.Ping() -> write(PONG);
      case SipFramer.Frame.Broken _ -> {
        home.dropped("stream_broken");
        hangUp();
      }
    }
  }

  private void sendNow(byte[] message) {
    switch (state) {
      case NEW -> {
        state = State.CONNECTING;
        waiting.add(message);
        home.connect(this, loop);
      }
      case CONNECTING -> {
        if (waiting.size() < MOST_WAITING) {
          waiting.add(message);
        } else {
          home.dropped("connecting");
        }
      }
      case OPEN -> write(message);
      case CLOSED -> home.receiver().failed(flow, "closed");
    }
  }

  /// The connection that [Home#connect] began is there.
  void connected(Channel made) {
    if (state == State.CLOSED) {
      var _ = made.close();
      return;
    }
    state = State.OPEN;
    channel = made;
    while (!waiting.isEmpty()) {
      write(waiting.removeFirst());
    }
  }

  /// It failed or ended: whoever waits on it is told, once.
  void closed(String reason) {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      waiting.clear();
      cancel(deadline);
      cancel(silence);
      home.forget(this);
      home.receiver().failed(flow, reason);
    }
  }

  private void write(byte[] bytes) {
    var open = channel;
    if (open != null) {
      var _ = open.writeAndFlush(Unpooled.wrappedBuffer(bytes), open.voidPromise());
    }
  }

  private void hangUp() {
    var open = channel;
    if (open != null) {
      open.config().setAutoRead(false);
      var _ = after(LINGER_SECONDS, () -> closeIf(true));
    }
  }

  private void watchSilence(long nanos) {
    silence =
        loop.schedule(
            () -> {
              long left = lastRead + IDLE_NANOS - loop.ticker().nanoTime();
              if (left <= 0) {
                home.receiver().idle(flow);
              }
              watchSilence(left <= 0 ? IDLE_NANOS : left);
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  private void forgetUnlessUsed() {
    if (state == State.NEW) {
      state = State.CLOSED;
      home.forget(this);
    }
  }

  private void closeIf(boolean wanted) {
    var open = channel;
    if (wanted && open != null) {
      var _ = open.close();
    }
  }

  private Future<?> after(long seconds, Runnable action) {
    return loop.schedule(action, seconds, TimeUnit.SECONDS);
  }

  private static void cancel(@Nullable Future<?> scheduled) {
    if (scheduled != null) {
      boolean _ = scheduled.cancel(false);
    }
  }
}
