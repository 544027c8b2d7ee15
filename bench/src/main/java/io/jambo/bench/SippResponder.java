package io.jambo.bench;

import io.jambo.bench.real.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// SIPp as the callee: answers, waits 200 ms, hangs up. No hooks, no audio: what a C++ program
/// spends on the SIP alone.
final class SippResponder implements Callee {
  private static final Duration BIND = Duration.ofSeconds(1);

  private final Program program;
  private final int port;

  private SippResponder(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  static SippResponder start(Bench bench) {
    int port = freePort();
    var folder = bench.subfolder("responder");
    var scenario = bench.file("responder.xml").toString();
    var program =
        Program.start(
            bench.measured(),
            folder,
            "sipp",
            List.of(
                "sipp",
                "-sf",
                scenario,
                "-nostdin",
                "-i",
                "127.0.0.1",
                "-p",
                "" + port,
                "-buff_size",
                Caller.BUFFER,
                "-f",
                "60"));
    bench.kit().pause(BIND);
    return new SippResponder(program, port);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration cpu() {
    return program.cpu();
  }

  @Override
  public void close() {
    program.close();
  }

  /// A port that was free a moment ago.
  private static int freePort() {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
