package io.jambo.interop;

import io.jambo.wire.Json;

/// A tenant as it is set up through the API: provider, account, and a carrier with one gateway.
record Tenant(RestClient rest, String provider, String account, String carrier) {
  /// Sets one up.
  ///
  /// @param gateway the address its carrier calls from
  static Tenant settles(RestClient rest, String name, String gateway) {
    var provider =
        rest.makes("/ServiceProviders", Json.object().with("name", "provider of " + name));
    var account =
        rest.makes(
            "/Accounts", Json.object().with("name", name).with("service_provider_sid", provider));
    var carrier =
        rest.makes(
            "/VoipCarriers",
            Json.object().with("name", "trunk of " + name).with("account_sid", account));
    var _ =
        rest.makes(
            "/SipGateways",
            Json.object()
                .with("voip_carrier_sid", carrier)
                .with("ipv4", gateway)
                .with("netmask", 32)
                .with("inbound", true)
                .with("outbound", false));
    return new Tenant(rest, provider, account, carrier);
  }

  /// What signs the requests to its applications.
  String secret() {
    return rest.reads("/Accounts/" + account + "/WebhookSecret")
        .text("webhook_secret")
        .orElseThrow();
  }

  /// An application of its own; the SID.
  String application(WebApp app) {
    return rest.makes(
        "/Applications",
        Json.object()
            .with("name", "application")
            .with("account_sid", account)
            .with("call_hook", hook(app.url("/call")))
            .with("call_status_hook", hook(app.url("/status"))));
  }

  /// Has that number reach that application.
  void routes(String number, String application) {
    var _ =
        rest.makes(
            "/PhoneNumbers",
            Json.object()
                .with("number", number)
                .with("voip_carrier_sid", carrier)
                .with("account_sid", account)
                .with("application_sid", application));
  }

  private static Json.Obj hook(String url) {
    return Json.object().with("url", url).with("method", "POST");
  }
}
