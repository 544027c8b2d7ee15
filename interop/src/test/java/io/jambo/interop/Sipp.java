package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// SIPp as the caller: plays one scenario of the folder `sipp` against the server.
final class Sipp {
  /// How long a call takes in which a timer of SIP has to run out.
  static final Duration LONG = Duration.ofSeconds(75);

  /// What a run that is bounded by SIPp itself may take beyond.
  private static final Duration BEYOND = Duration.ofSeconds(45);

  private static final Path SCENARIOS = Path.of("sipp").toAbsolutePath();
  private static final int MOST_SECONDS = 30;
  private static final int MOST_MILLIS_FOR_A_MESSAGE = 10_000;
  private static final int SHOWN = 6_000;

  private final Path folder;
  private final int port;
  private final Transport transport;
  private final String address;

  Sipp(Path folder, ServerUnderTest server, Transport transport) {
    this(folder, server.port(transport.port), transport);
  }

  /// @param port where SIPp sends everything, whatever a Contact says
  Sipp(Path folder, int port, Transport transport) {
    this(folder, port, transport, "127.0.0.1");
  }

  /// The same from that address.
  Sipp(Path folder, int port, Transport transport, String address) {
    this.folder = folder;
    this.port = port;
    this.transport = transport;
    this.address = address;
  }

  /// How SIP is carried; SIPp uses one socket for all calls of a run.
  enum Transport {
    UDP("u1", "sip_udp"),
    TCP("t1", "sip_tcp");

    private final String flag;
    private final String port;

    Transport(String flag, String port) {
      this.flag = flag;
      this.port = port;
    }
  }

  /// One call through a scenario; fails with SIPp's errors and the messages.
  void plays(String scenario, String number) {
    try (var ear = new Ear()) {
      plays(scenario, number, ear);
    }
  }

  /// One call in which SIPp neither re-sends by itself nor hides what was sent to it again.
  void playsWithoutRetransmission(String scenario, String number) {
    try (var ear = new Ear()) {
      run(scenario, number, ear, List.of("-m", "1", "-nr"));
    }
  }

  /// One call in which so long may pass without a message.
  void playsLong(String scenario, String number, Duration most) {
    try (var ear = new Ear()) {
      var patience =
          List.of("-timeout", most.toSeconds() + "s", "-recv_timeout", "" + most.toMillis());
      var more = new ArrayList<>(List.of("-m", "1"));
      more.addAll(patience);
      run(scenario, number, ear, more, most);
    }
  }

  /// One call whose audio goes to that ear.
  void plays(String scenario, String number, Ear ear) {
    run(scenario, number, ear, List.of("-m", "1"));
  }

  /// That many calls, some of them at once.
  void plays(String scenario, String number, int calls, int atOnce) {
    try (var ear = new Ear()) {
      var load = List.of("-m", "" + calls, "-l", "" + atOnce, "-r", "" + atOnce);
      run(scenario, number, ear, load);
    }
  }

  /// That many calls, some of which may fail; how many did.
  int tries(String scenario, String number, int calls, int atOnce) {
    try (var ear = new Ear()) {
      var load = List.of("-m", "" + calls, "-l", "" + atOnce, "-r", "" + atOnce);
      var counts = List.of("-trace_stat", "-stf", folder.resolve(number + ".csv").toString());
      var command = command(scenario, number, ear, load);
      command.addAll(counts);
      var _ = new Shell(folder, Map.of()).run(command.toArray(String[]::new));
      return SippCount.failed(folder.resolve(number + ".csv"), calls);
    }
  }

  private void run(String scenario, String number, Ear ear, List<String> more) {
    run(scenario, number, ear, more, LONG);
  }

  private void run(String scenario, String number, Ear ear, List<String> more, Duration most) {
    var log = log(scenario, number);
    var command = command(scenario, number, ear, more);
    var ended =
        new Shell(folder, Map.of()).start(command.toArray(String[]::new)).ended(most.plus(BEYOND));
    assertThat(ended.code())
        .withFailMessage(() ->
            scenario
                + " ended with "
                + ended.code()
                + tail(log, ".errors")
                + tail(log, ".messages"))
        .isZero();
  }

  private Path log(String scenario, String number) {
    return folder.resolve(scenario + "-" + number);
  }

  private List<String> command(String scenario, String number, Ear ear, List<String> more) {
    var log = log(scenario, number);
    var command = new ArrayList<String>();
    command.addAll(List.of("sipp", "127.0.0.1:" + port));
    command.addAll(List.of("-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
    command.addAll(List.of("-s", number, "-t", transport.flag, "-i", address, "-nostdin"));
    command.addAll(List.of("-p", "" + freePort()));
    command.addAll(List.of("-key", "rtp", "" + ear.port()));
    command.addAll(List.of("-mp", "" + freePorts()));
    command.addAll(List.of("-timeout", MOST_SECONDS + "s", "-timeout_error"));
    command.addAll(List.of("-recv_timeout", "" + MOST_MILLIS_FOR_A_MESSAGE));
    command.addAll(List.of("-trace_err", "-error_file", log + ".errors"));
    command.addAll(List.of("-trace_msg", "-message_file", log + ".messages"));
    command.addAll(more);
    return command;
  }

  /// Where SIPp speaks from. Left to itself, two that start at once may choose the same one.
  private static int freePort() {
    var here = InetAddress.getLoopbackAddress();
    try (var tcp = new ServerSocket(0, 1, here);
        var udp = new DatagramSocket(tcp.getLocalPort(), here)) {
      return udp.getLocalPort();
    } catch (BindException _) {
      return freePort(); // somebody has it for UDP
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Where SIPp sends recorded audio from: it takes this port, and the next but one for video.
  private static int freePorts() {
    var here = InetAddress.getLoopbackAddress();
    try (var audio = new DatagramSocket(0, here);
        var video = new DatagramSocket(audio.getLocalPort() + 2, here)) {
      return video.getLocalPort() - 2;
    } catch (BindException _) {
      return freePorts(); // somebody has the second one
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String tail(Path log, String ending) {
    try {
      var file = Path.of(log + ending);
      var text = Files.exists(file) ? Files.readString(file) : "";
      return "\n" + ending + ":\n" + text.substring(Math.max(0, text.length() - SHOWN));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
