package io.jambo.node;

import io.jambo.kit.RealKit;
import io.jambo.media.Correlation;
import io.jambo.node.real.Logs;
import io.jambo.wire.SipUri;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `demo`: a node and an example application on free ports, one call of the built-in phone, and its
/// time line. Exit code 0 when everything was as it should be.
final class DemoWord {
  private static final String DIGITS = "1234";

  /// How alike the chime and what was heard of it must be; G.711 alone costs about a thousandth.
  private static final double MATCH = 0.95;

  private static final int RATE = 8_000;

  private DemoWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage().description("Shows one call through a node, with its time line.");
    return spec;
  }

  static int run(PrintStream out, PrintStream err) {
    Logs.start("error");
    var kit = new RealKit();
    var line = new TimeLine(out, kit);
    try (var folder = TemporaryFolder.make("jambo-demo");
        var app = new DemoApp(line);
        var node = node(kit, app, folder.path())) {
      line.note("node", "ready: SIP on 127.0.0.1:" + node.sipPort());
      var report = call(node.sipPort(), line);
      return judge(report, app, out) ? 0 : Main.FAULT;
    } catch (IOException taken) {
      err.println("jambo: " + taken.getMessage());
      return Main.PORT_IN_USE;
    } finally {
      Logs.stop();
    }
  }

  private static Node node(RealKit kit, DemoApp app, Path folder) throws IOException {
    var flags =
        Map.of(
            "sip.listen",
            "127.0.0.1:0",
            "http.listen",
            "127.0.0.1:0",
            "management.listen",
            "127.0.0.1:0",
            "key.file",
            folder.resolve("node.key").toString(),
            "node.app",
            app.url() + "/",
            "node.status",
            app.url() + "/status");
    var settings = Settings.of(flags, Map.of(), Map.of());
    var data = new DataFolder(folder);
    var admin = data.secret("admin-token", kit, Optional.empty());
    var secret = data.secret("webhook-secret", kit, Optional.empty());
    return new Node(kit, settings, data, admin, DefaultApplication.plan(settings, secret.value()));
  }

  /// One call of the built-in phone to a node on this machine.
  static PhoneReport call(int sipPort, TimeLine line) {
    var target = SipUri.of("demo", "127.0.0.1", sipPort);
    var errand =
        new PhoneErrand(
            target,
            Optional.of(DIGITS),
            Duration.ofSeconds(3),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(30));
    try (var phone = BuiltInPhone.open(target)) {
      return phone.call(errand, line);
    }
  }

  private static boolean judge(PhoneReport report, DemoApp app, PrintStream out) {
    var chime = DemoApp.chime(RATE);
    var match = Correlation.best(report.heard().samples(), chime);
    boolean heard = match.coefficient() >= MATCH;
    boolean told = app.digits().equals(Optional.of(DIGITS));
    out.println();
    out.println("heard     " + PhoneCall.describe(report.heard()));
    out.println(
        String.format(
            Locale.ROOT,
            "prompt    %s the file that was played: correlation %.4f, %.2f s after the answer",
            heard ? "matches" : "DOES NOT MATCH",
            match.coefficient(),
            match.offset() / (double) RATE));
    out.println("digits    " + (told ? "received by the application" : "NOT received"));
    out.println("call      " + (report.ended() ? "answered and ended normally" : "FAILED"));
    return heard && told && report.ended();
  }
}
