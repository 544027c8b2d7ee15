package io.jambo.bench.real;

import io.jambo.bench.Spread;
import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Asks a web server over some connections, each its next question as soon as the last is answered;
/// one thread for all of them, which never sleeps: a server that had to wake it would pay for that
/// with each answer, the slower one more often. Knows its servers: HTTP/1.1, keep-alive, a length
/// before each body.
public final class HttpLoad {
  private static final int MOST_ANSWER = 1 << 16;
  private static final int ROOM = 1 << 20;

  private final Kit kit;
  private final int port;
  private final int connections;

  /// @param connections that are open at once
  public HttpLoad(Kit kit, int port, int connections) {
    this.kit = kit;
    this.port = port;
    this.connections = connections;
  }

  /// What came back.
  ///
  /// @param answered with the status that was wanted
  /// @param others answered otherwise
  /// @param waits from question to answer
  public record Count(long answered, long others, Duration time, Spread waits) {
    /// Answers a second.
    public double rate() {
      return answered * 1e9 / time.toNanos();
    }
  }

  /// Asks for that long.
  ///
  /// @param wanted the status
  /// @param questions whole requests, heads and bodies
  public Count run(Duration time, int wanted, Supplier<byte[]> questions) {
    try (var selector = Selector.open()) {
      var lines = new ArrayList<Line>();
      for (int i = 0; i < connections; i++) {
        lines.add(new Line(selector, questions));
      }
      var tally = new Tally(wanted);
      long began = kit.nanos();
      long end = began + time.toNanos();
      for (var line : lines) {
        line.ask(kit.nanos());
      }
      while (kit.nanos() < end) {
        int _ = selector.selectNow(key -> ((Line) key.attachment()).read(kit, tally));
      }
      var took = Duration.ofNanos(kit.nanos() - began);
      for (var line : lines) {
        line.channel.close();
      }
      return new Count(tally.answered, tally.others, took, tally.spread());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// A request with a bearer token.
  public static byte[] request(String method, String path, String token, String body) {
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + token
            + "\r\nAccept: application/json\r\n"
            + (body.isEmpty()
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
            + "\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static final class Tally {
    private final int wanted;
    private long answered;
    private long others;
    private long[] waits = new long[ROOM];
    private int noted;

    Tally(int wanted) {
      this.wanted = wanted;
    }

    void note(int status, long wait) {
      if (status == wanted) {
        answered++;
      } else {
        others++;
      }
      if (noted == waits.length) {
        waits = Arrays.copyOf(waits, 2 * waits.length);
      }
      waits[noted++] = wait;
    }

    Spread spread() {
      return Spread.of(Arrays.copyOf(waits, noted));
    }
  }

  private final class Line {
    private final SocketChannel channel;
    private final Supplier<byte[]> questions;
    private final ByteBuffer in = ByteBuffer.allocate(MOST_ANSWER);
    private long asked;

    Line(Selector selector, Supplier<byte[]> questions) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
      this.questions = questions;
    }

    void ask(long now) {
      asked = now;
      var out = ByteBuffer.wrap(questions.get());
      try {
        while (out.hasRemaining()) {
          int _ = channel.write(out);
        }
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    void read(Kit kit, Tally tally) {
      try {
        if (channel.read(in) < 0) {
          throw new IllegalStateException("the server hung up");
        }
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
      int status = Answers.whole(in.array(), in.position());
      if (status > 0) {
        in.clear();
        long now = kit.nanos();
        tally.note(status, now - asked);
        ask(now);
      }
    }
  }

  /// Reads no more of an answer than whether all of it is there.
  private static final class Answers {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final List<Byte> END = List.of((byte) '\r', (byte) '\n');
    private static final int STATUS_AT = 9;

    /// The status when the answer is whole; 0 before.
    static int whole(byte[] bytes, int length) {
      int body = -1;
      int most = 0;
      for (int at = 0; at + 3 < length && body < 0; at++) {
        if (bytes[at] == '\r' && bytes[at + 2] == '\r') {
          body = at + 4;
        } else if (bytes[at] == '\n' && named(bytes, at + 1, length)) {
          most = number(bytes, at + 1 + LENGTH.length, length);
        }
      }
      return body > 0 && length >= body + most ? status(bytes) : 0;
    }

    private static int status(byte[] bytes) {
      return number(bytes, STATUS_AT, STATUS_AT + 3);
    }

    private static boolean named(byte[] bytes, int from, int length) {
      if (from + LENGTH.length > length) {
        return false;
      }
      for (int i = 0; i < LENGTH.length; i++) {
        if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
          return false;
        }
      }
      return true;
    }

    private static int number(byte[] bytes, int from, int to) {
      int at = from;
      while (at < to && bytes[at] == ' ') {
        at++;
      }
      int number = 0;
      while (at < to && !END.contains(bytes[at])) {
        number = 10 * number + bytes[at++] - '0';
      }
      return number;
    }

    private Answers() {}
  }
}
