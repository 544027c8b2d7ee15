package io.jambo.outbound;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A wire of one test: every request gets what the script says, without a network.
final class ScriptedWire implements HttpWire {
  final List<WireRequest> seen = new ArrayList<>();
  private final List<Bytes> bodies = new ArrayList<>();
  private final Function<WireRequest, WireReply> script;

  ScriptedWire(Function<WireRequest, WireReply> script) {
    this.script = script;
  }

  static WireReply.Head head(int status, Fields headers, byte[] body) {
    return new WireReply.Head(status, headers, new Bytes(body));
  }

  @Override
  public WireReply send(WireRequest request) {
    seen.add(request);
    var reply = script.apply(request);
    if (reply instanceof WireReply.Head head && head.body() instanceof Bytes bytes) {
      bodies.add(bytes);
    }
    return reply;
  }

  /// How many bodies have been closed.
  long closed() {
    return bodies.stream().filter(body -> body.closed).count();
  }

  private static final class Bytes implements WireBody {
    private final ByteArrayInputStream bytes;
    private boolean closed;

    Bytes(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read(byte[] into, long deadline) {
      return bytes.read(into, 0, into.length);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
