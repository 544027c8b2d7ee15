package io.jambo.node;

import java.io.PrintStream;

/// The one block that `serve` prints: where everything is, and how to place a first call.
final class Greeting {
  private Greeting() {}

  static void print(PrintStream out, Settings settings, Node node, DataFolder.Kept admin) {
    var sip = settings.address("sip.listen").host() + ":" + node.sipPort();
    var management = settings.address("management.listen");
    out.println("Jambo listens for SIP on " + sip + ", UDP and TCP");
    out.println(
        "API: http://" + settings.address("http.listen").host() + ":" + node.httpPort() + "/v1");
    out.println(
        "Health and metrics: http://"
            + management.host()
            + ":"
            + node.managementPort()
            + "/system-health and /metrics");
    out.println(
        admin.fresh()
            ? "Admin token: " + admin.value() + " (shown once; kept in " + admin.file() + ")"
            : "Admin token: in " + admin.file() + " or preset");
    node.holdings()
        .shown()
        .ifPresent(shown -> {
          out.println(
              "User admin: password " + shown.password().reveal() + " (shown once; change it)");
          out.println(
              "API key of the first account: " + shown.accountKey().reveal() + " (shown once)");
        });
    var key = node.holdings().key();
    out.println("Node's key: in " + key.place() + "; keep a copy apart from backups");
    key.warning().ifPresent(warning -> out.println("Warning: " + warning));
    out.println(
        "Calls go to: "
            + settings
                .text("node.app")
                .map(Greeting::shown)
                .orElse("nobody; give your application with --app http://127.0.0.1:8000/"));
    out.println(
        node.development()
            ? "Development profile: every caller is accepted, private targets are open."
                + " Open it to the world with --sip 0.0.0.0:5060 --advertise PUBLIC-ADDRESS"
            : "Production profile: calls are taken from gateways of carriers and from"
                + " sip.knownSources");
    out.println("A first call: ./jambo call sip:hello@" + sip);
  }

  /// A URL without a login.
  private static String shown(String url) {
    return url.replaceFirst("://[^/@]*@", "://");
  }
}
