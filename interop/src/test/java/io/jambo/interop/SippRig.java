package io.jambo.interop;

import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.nio.file.Path;

/// What SIPp calls in the tests of one class: the real process and an application, both empty again
/// when it closes. All scenarios share them, each with a number of its own.
final class SippRig implements AutoCloseable {
  private final Path folder;
  private final WebApp app;
  private final ServerUnderTest server;
  private final String tone;

  SippRig(Path folder) throws IOException {
    this.folder = folder;
    app = new WebApp(ServerUnderTest.SECRET);
    tone = app.wav("tone.wav", Wav.tone(1_004, 8_000, 1_000, 8_000, 1));
    server = ServerUnderTest.start(folder, app, "--set", "sip.timerT1=250ms");
  }

  Line line(String name, Transport transport) {
    return app.line(number(name, transport));
  }

  /// The same for a number whose application holds its answer back.
  Line held(String name, Transport transport) {
    return app.line(number(name, transport), Line.held());
  }

  static String number(String name, Transport transport) {
    return name + "-" + transport;
  }

  Sipp sipp(Transport transport) {
    return new Sipp(folder, server, transport);
  }

  /// The URL of a tone of one second.
  String tone() {
    return tone;
  }

  /// The verb that plays the tone so many times.
  String play(int times) {
    return "{\"verb\": \"play\", \"url\": \"%s\", \"loop\": %d}".formatted(tone, times);
  }

  @Override
  public void close() {
    try (var _ = app;
        var _ = server) {
      server.settles();
    }
  }
}
