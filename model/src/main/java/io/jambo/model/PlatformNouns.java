package io.jambo.model;

import static io.jambo.model.Column.flag;
import static io.jambo.model.Column.json;
import static io.jambo.model.Column.key;
import static io.jambo.model.Column.moment;
import static io.jambo.model.Column.oneOf;
import static io.jambo.model.Column.ref;
import static io.jambo.model.Column.sealed;
import static io.jambo.model.Column.text;
import static io.jambo.model.Column.whole;
import static io.jambo.model.Owned.BY_EITHER;
import static io.jambo.model.Owned.BY_PLATFORM;
import static io.jambo.model.Owned.BY_PROVIDER;

/// The install itself, and who changed what in it (data-model.md 3.7, 3.8).
final class PlatformNouns {
  private static final int MOST_PORT = 65_535;
  private static final int CHANGES = 65_536;

  static final Noun SBC_ADDRESSES =
      Noun.of(
          "sbc_addresses",
          BY_PROVIDER,
          key("sbc_address_sid"),
          text("ipv4", 255).must(),
          whole("port", 1, MOST_PORT).orElse(5_060L),
          whole("tls_port", 1, MOST_PORT),
          whole("wss_port", 1, MOST_PORT),
          ref("service_provider_sid", "service_providers"),
          moment("last_updated"));

  static final Noun SMPP_ADDRESSES =
      Noun.of(
          "smpp_addresses",
          BY_PROVIDER,
          key("smpp_address_sid"),
          text("ipv4", 255).must(),
          whole("port", 1, MOST_PORT).orElse(2_775L),
          flag("use_tls", false),
          flag("is_primary", true),
          ref("service_provider_sid", "service_providers"));

  /// One row at most.
  static final Noun SYSTEM_INFORMATION =
      Noun.of(
          "system_information",
          BY_PLATFORM,
          whole("id", 1, 1).orElse(1L).within(),
          text("domain_name", 255),
          text("sip_domain_name", 255),
          text("monitoring_domain_name", 255),
          text("private_network_cidr", 8_192),
          oneOf("log_level", "info", "debug").orElse("info"),
          sealed("jwt_secret", 255).within());

  static final Noun NODES =
      Noun.of(
          "nodes",
          BY_PLATFORM,
          text("node_id", 255).must(),
          text("incarnation", 64).must(),
          text("version", 64).must(),
          json("roles", 255).must(),
          oneOf("state", "ready", "draining", "lost").must(),
          moment("started_at").must(),
          moment("last_seen").must(),
          json("addresses", 8_192).must());

  /// Entries outlive their owners: nothing points anywhere. One hash chain a service provider.
  static final Noun AUDIT_LOG =
      Noun.of(
          "audit_log",
          BY_EITHER,
          key("audit_sid"),
          moment("time").must(),
          oneOf("actor_kind", "user", "api_key", "system").must(),
          text("actor_sid", 36),
          text("scope", 32).must(),
          text("account_sid", 36),
          text("service_provider_sid", 36),
          text("action", 32).must(),
          text("entity", 32).must(),
          text("entity_sid", 255),
          text("source", 64),
          text("result", 32).must(),
          json("changes", CHANGES).must(),
          text("previous_hash", 64).must(),
          text("hash", 64).must());

  private PlatformNouns() {}
}
