package io.jambo.interop;

import io.jambo.testkit.Audio;
import io.jambo.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// baresip without a head: a foreign phone that is steered over its control port and records what
/// it hears before its own jitter can play a part.
final class Baresip implements AutoCloseable {
  private static final Path MODULES = Path.of("/usr/lib/baresip/modules");
  private static final int MOST_SECONDS = 60;
  private static final int MOST_BYTES_OF_AN_EVENT = 1 << 16;
  private static final Duration STOPPED = Duration.ofSeconds(10);

  private final Path folder;
  private final Program program;
  private final Socket control;
  private final Board<Json.Obj> events = new Board<>();

  /// Starts it.
  ///
  /// @param codec its only codec, `PCMU` or `PCMA`
  /// @param speaks a wav file of 8,000 samples a second that it sends in every call; the call ends
  ///   with it
  Baresip(Path folder, String codec, byte[] speaks) throws IOException {
    this.folder = folder;
    int port = freePort();
    var voice = Files.write(folder.resolve("voice.wav"), speaks);
    Files.writeString(folder.resolve("config"), config(voice, port));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:baresip@127.0.0.1>;regint=0;dtmfmode=rtpevent;audio_codecs=" + codec + "/8000/1\n");
    Files.writeString(folder.resolve("contacts"), "");
    program =
        Program.start(
            folder,
            Map.of("HOME", folder.toString()),
            List.of("baresip", "-4", "-f", folder.toString(), "-t", "" + MOST_SECONDS));
    program.awaitLine("baresip is ready");
    control = new Socket(InetAddress.getLoopbackAddress(), port);
    Thread.ofVirtual().name("events of baresip").start(this::listen);
  }

  /// Calls, and waits until the call stands.
  void dials(String uri) {
    command("dial", uri);
    awaitsEvent("CALL_ESTABLISHED");
  }

  /// Presses a key as a telephone event, each key at most once.
  void presses(char key) {
    command("sndcode", String.valueOf(key));
    var _ = program.awaitLine("send DTMF digit end: '" + key + "'");
  }

  void hangsUp() {
    command("hangup", "");
    awaitsEvent("CALL_CLOSED");
  }

  /// Waits until the far end has hung up.
  void isHungUpOn() {
    awaitsEvent("CALL_CLOSED");
  }

  /// Its own recording of what it heard, once its call is over.
  Audio heard() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "dump-*-dec.wav")) {
      return Wav.read(files.iterator().next());
    }
  }

  @Override
  public void close() {
    try (program;
        control) {
      command("quit", "");
      int _ = program.exitCode(STOPPED);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void awaitsEvent(String type) {
    var _ = events.await(type, event -> event.text("type").orElse("").equals(type));
  }

  /// A netstring of JSON: `length:json,`.
  private void command(String name, String parameters) {
    var json = Json.object().with("command", name).with("params", parameters).print();
    var bytes = (json.length() + ":" + json + ",").getBytes(StandardCharsets.US_ASCII);
    try {
      control.getOutputStream().write(bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void listen() {
    try (var input = control.getInputStream()) {
      while (true) {
        int length = length(input);
        if (length < 0 || length > MOST_BYTES_OF_AN_EVENT) {
          return;
        }
        var text = new String(input.readNBytes(length), StandardCharsets.UTF_8);
        events.add(WebApp.object(text));
        input.skipNBytes(1);
      }
    } catch (IOException _) {
      return; // the phone or the test has closed it
    }
  }

  private static int length(InputStream input) throws IOException {
    int length = 0;
    for (int next = input.read(); next != ':'; next = input.read()) {
      if (next < '0' || next > '9') {
        return -1;
      }
      length = length * 10 + next - '0';
    }
    return length;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String config(Path voice, int port) {
    return """
    poll_method epoll
    sip_listen 127.0.0.1:0
    audio_player aubridge,nowhere
    audio_source aufile,%s
    audio_alert aubridge,alert
    ausrc_srate 8000
    auplay_srate 8000
    rtp_ports 26000-27998
    module_path %s
    module stdio.so
    module g711.so
    module aufile.so
    module aubridge.so
    module sndfile.so
    module_tmp account.so
    module_app menu.so
    module_app ctrl_tcp.so
    ctrl_tcp_listen 127.0.0.1:%d
    snd_path %s
    """
        .formatted(voice, MODULES, port, folder);
  }
}
