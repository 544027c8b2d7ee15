package io.jambo.bench.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Strangers who send as much as they can: OPTIONS, INVITE and garbage in turn, from many loopback
/// addresses, at a steady rate. One platform thread, in bursts of a millisecond.
public final class Flood implements AutoCloseable {
  /// The strangers' addresses: 127.0.1.1 and the following.
  private static final int STRANGERS = 32;

  /// OPTIONS, INVITE, garbage.
  private static final int KINDS = 3;

  private static final long STEP = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  /// A sender that was held up catches up with at most that much at once.
  private static final int MOST_A_STEP = 200;

  private static final int GARBAGE_BYTES = 300;
  private static final String NUMBER = "NNNNNNNN";

  private final Kit kit;
  private final int rate;
  private final List<DatagramChannel> strangers = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Gate ended = new Gate();
  private volatile long sent; // written by the sending thread alone
  private volatile boolean open = true;

  /// A message that is sent again and again, a new transaction each time.
  ///
  /// @param numberAt where its branch has [#NUMBER], or -1
  private record Message(ByteBuffer bytes, int numberAt) {
    static Message of(byte[] content, int numberAt) {
      return new Message(ByteBuffer.allocateDirect(content.length).put(content).flip(), numberAt);
    }

    ByteBuffer numbered(long number) {
      for (int at = 0; numberAt >= 0 && at < NUMBER.length(); at++) {
        bytes.put(numberAt + at, (byte) ('a' + ((number >> (4 * at)) & 0xf)));
      }
      return bytes.rewind();
    }
  }

  /// Begins.
  ///
  /// @param rate datagrams a second
  public Flood(Kit kit, int port, int rate) {
    this.kit = kit;
    this.rate = rate;
    var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      for (int number = 1; number <= STRANGERS; number++) {
        var stranger = DatagramChannel.open();
        stranger.bind(new InetSocketAddress("127.0.1." + number, 0));
        stranger.connect(target);
        stranger.configureBlocking(false);
        strangers.add(stranger);
        add(request("OPTIONS", number));
        add(request("INVITE", number));
        var garbage = new byte[GARBAGE_BYTES];
        new Random(number).nextBytes(garbage);
        messages.add(Message.of(garbage, -1));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    var _ = kit.forkLoop("flood", this::run);
  }

  /// How many datagrams it has sent.
  public long sent() {
    return sent;
  }

  @Override
  public void close() {
    open = false;
    boolean _ = kit.await(ended, Kit.NEVER);
    try {
      for (var stranger : strangers) {
        stranger.close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void add(String message) {
    var bytes = message.getBytes(StandardCharsets.US_ASCII);
    messages.add(Message.of(bytes, message.indexOf(NUMBER)));
  }

  private static String request(String method, int number) {
    return String.join(
        "\r\n",
        method + " sip:100@127.0.0.1 SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.1." + number + ";branch=z9hG4bK" + NUMBER,
        "From: <sip:stranger@127.0.1." + number + ">;tag=" + number,
        "To: <sip:100@127.0.0.1>",
        "Call-ID: flood-" + method + number,
        "CSeq: 1 " + method,
        "Contact: <sip:stranger@127.0.1." + number + ">",
        "Max-Forwards: 70",
        "Content-Length: 0",
        "",
        "");
  }

  private void run() {
    var gate = new Gate();
    long began = kit.nanos();
    try {
      for (long due = began; open; due += STEP) {
        if (due > kit.nanos()) {
          boolean _ = kit.await(gate, due);
        }
        long wanted = (kit.nanos() - began) * rate / SECOND;
        long count = sent;
        for (int burst = 0; burst < MOST_A_STEP && count < wanted; burst++) {
          send(count);
          count++;
        }
        sent = count;
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } finally {
      kit.open(ended);
    }
  }

  private void send(long number) throws IOException {
    int turn = (int) (number % messages.size());
    strangers.get(turn / KINDS).write(messages.get(turn).numbered(number));
  }
}
