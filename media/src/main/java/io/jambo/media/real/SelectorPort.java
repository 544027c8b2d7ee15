package io.jambo.media.real;

import io.jambo.kit.Kit;
import io.jambo.media.Sockets.Port;
import io.jambo.media.Sockets.Reader;
import io.jambo.media.Sockets.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The sockets of one media loop and the selector it sleeps on. A look at the selector allocates
/// nothing: it tells what is ready through a consumer, not a set. (The JDK's selector looks sockets
/// up by boxed descriptor, so the node runs with `-XX:AutoBoxCacheMax`, which keeps the boxes.)
final class SelectorPort implements Port {
  private static final long MILLI = 1_000_000;

  /// What is longer is cut off; no audio packet is.
  private static final int LONGEST_DATAGRAM = 2_048;

  private final Kit kit;
  private final InetAddress address;
  private final int dscp;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
  private final List<ChannelSocket> ready = new ArrayList<>();
  private final Consumer<SelectionKey> collect = this::collect;
  private boolean looked;
  private boolean first = true;

  SelectorPort(Kit kit, InetAddress address, int dscp) {
    this.kit = kit;
    this.address = address;
    this.dscp = dscp;
    try {
      selector = Selector.open();
    } catch (IOException fault) {
      throw new UncheckedIOException("no selector for a media loop", fault);
    }
  }

  @Override
  public Optional<Socket> bind(int port) {
    return ChannelSocket.bind(selector, buffer, address, port, dscp);
  }

  @Override
  public int ready(Reader reader) {
    if (!looked) {
      look(0);
    }
    looked = false;
    int count = ready.size();
    for (int i = 0; i < count; i++) {
      var socket = ready.get(i);
      reader.read(socket, socket.owner());
    }
    ready.clear();
    return count;
  }

  @Override
  public void sleepUntil(long deadline) {
    if (first) {
      first = false;
      Precedence.claim();
    }
    if (deadline == Kit.NEVER) {
      look(Long.MAX_VALUE);
    } else {
      long left = deadline - kit.nanos();
      look(left <= 0 ? 0 : Math.ceilDiv(left, MILLI));
    }
    looked = true;
  }

  @Override
  public void wake() {
    selector.wakeup();
  }

  @Override
  public void close() {
    try {
      for (var key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException fault) {
      throw new UncheckedIOException("media sockets could not be closed", fault);
    }
  }

  private void look(long millis) {
    try {
      int _ = millis == 0 ? selector.selectNow(collect) : selector.select(collect, millis);
    } catch (IOException fault) {
      throw new UncheckedIOException("the selector of a media loop failed", fault);
    }
  }

  private void collect(SelectionKey key) {
    if (key.attachment() instanceof ChannelSocket socket) {
      ready.add(socket);
    }
  }
}
