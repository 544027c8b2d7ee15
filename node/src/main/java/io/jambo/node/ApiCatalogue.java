package io.jambo.node;

import io.jambo.node.Setting.Kind;
import java.util.List;

/// The settings of the REST API (configuration.md, `rest.*`, `auth.*`).
final class ApiCatalogue {
  static final List<Setting> ALL =
      List.of(
          plain(
              "network.trustedProxies",
              Kind.TARGETS,
              "",
              "CIDRs whose X-Forwarded-For is believed"),
          plain(
              "rest.callUpdateStatus", Kind.COUNT, "204", "answer to a change of a call: 204, 202"),
          plain(
              "rest.showCarrierPasswords",
              Kind.SWITCH,
              "off",
              "carrier passwords in clear to who may change them"),
          plain("rest.maxBody", Kind.SIZE, "1MiB", "body of a request"),
          plain("rest.rateLimit", Kind.TEXT, "600 per 5min", "requests of a caller, or off"),
          plain("rest.rateLimitKey", Kind.TEXT, "apikey", "counted by apikey, ip or system"),
          plain(
              "rest.creationQuotas",
              Kind.TEXT,
              "off",
              "off, on, or six numbers: applications, carriers, gateways, numbers, credentials,"
                  + " keys of an account"),
          plain(
              "rest.adminCarrier",
              Kind.SWITCH,
              "off",
              "carriers, gateways and numbers not by account callers"),
          plain("rest.minInboundNetmask", Kind.COUNT, "", "shortest netmask of a gateway"),
          plain("rest.publicUrl", Kind.URL, "", "base of links; else from the request"),
          plain("auth.jwtLife", Kind.DURATION, "60min", "how long a session's token holds"),
          Setting.secret("auth.jwtSecret", "", "signs the tokens of sessions; else made once"),
          plain(
              "auth.sessionMaxLife",
              Kind.DURATION,
              "12h",
              "how long a session holds, however often it is refreshed"),
          plain(
              "auth.loginFailures",
              Kind.TEXT,
              "6, 20, 1800s",
              "wrong passwords that lock: of a user and source, of a source, and for how long"),
          plain("auth.argon2", Kind.TEXT, "64MiB, 3, 4", "memory, passes, lanes of a new hash"));

  private ApiCatalogue() {}

  private static Setting plain(String key, Kind kind, String fallback, String meaning) {
    return Setting.of(key, "", kind, fallback, meaning);
  }
}
