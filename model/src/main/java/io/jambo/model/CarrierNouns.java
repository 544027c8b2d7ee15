package io.jambo.model;

import static io.jambo.model.Column.flag;
import static io.jambo.model.Column.follows;
import static io.jambo.model.Column.json;
import static io.jambo.model.Column.key;
import static io.jambo.model.Column.moment;
import static io.jambo.model.Column.oneOf;
import static io.jambo.model.Column.ref;
import static io.jambo.model.Column.sealed;
import static io.jambo.model.Column.text;
import static io.jambo.model.Column.whole;
import static io.jambo.model.Owned.BY_PLATFORM;
import static io.jambo.model.Owned.SHARED_BY_PROVIDER;

/// Carriers, their gateways, and the templates of well-known ones (data-model.md 3.4).
final class CarrierNouns {
  private static final int MOST_PORT = 65_535;
  private static final int JSON_LIST = 8_192;

  static final Noun VOIP_CARRIERS =
      Noun.of(
          "voip_carriers",
          SHARED_BY_PROVIDER,
          key("voip_carrier_sid"),
          text("name", 64).must(),
          text("description", 255),
          ref("account_sid", "accounts"),
          ref("service_provider_sid", "service_providers"),
          ref("application_sid", "applications"),
          flag("e164_leading_plus", false),
          flag("requires_register", false),
          text("register_username", 64),
          text("register_sip_realm", 64),
          sealed("register_password", 64),
          text("tech_prefix", 16),
          text("inbound_auth_username", 64),
          sealed("inbound_auth_password", 64),
          text("diversion", 32),
          flag("is_active", true),
          moment("created_at").must(),
          text("smpp_system_id", 255),
          sealed("smpp_password", 64),
          whole("smpp_enquire_link_interval", 0, Integer.MAX_VALUE).fallingBackTo(0L),
          text("smpp_inbound_system_id", 255),
          sealed("smpp_inbound_password", 64),
          text("register_from_user", 128),
          text("register_from_domain", 255),
          flag("register_public_ip_in_contact", false),
          json("register_status", 4_096),
          oneOf("dtmf_type", "rfc2833", "tones", "info").orElse("rfc2833"),
          text("outbound_sip_proxy", 255),
          oneOf("trunk_type", "static_ip", "auth", "reg").orElse("static_ip"),
          flag("register_use_tls", false),
          flag("media_handover", false),
          json("media_cidrs", JSON_LIST).orElse("[]"),
          oneOf("rtp_latch", "guarded", "strict", "open").orElse("guarded"),
          json("codecs", JSON_LIST),
          flag("disable_100rel", false),
          flag("disable_nat_rewrite", false),
          json("failover_stop_codes", JSON_LIST),
          flag("any_realm", false),
          flag("allow_self_signed", false),
          text("pinned_realm", 255).within());

  static final Noun SIP_GATEWAYS =
      Noun.of(
          "sip_gateways",
          new Tenancy.Through("voip_carrier_sid", "voip_carriers"),
          key("sip_gateway_sid"),
          text("ipv4", 128).must(),
          whole("netmask", 0, 128).orElse(32L),
          whole("port", 1, MOST_PORT),
          flag("inbound", false),
          flag("outbound", false),
          follows("voip_carrier_sid", "voip_carriers").must(),
          flag("is_active", true),
          flag("send_options_ping", false),
          flag("use_sips_scheme", false),
          flag("pad_crypto", false),
          oneOf("protocol", "udp", "tcp", "tls", "tls/srtp").orElse("udp"),
          flag("remove_ice", false),
          flag("dtls_off", false));

  static final Noun SMPP_GATEWAYS =
      Noun.of(
          "smpp_gateways",
          new Tenancy.Through("voip_carrier_sid", "voip_carriers"),
          key("smpp_gateway_sid"),
          text("ipv4", 128).must(),
          whole("port", 1, MOST_PORT).orElse(2_775L),
          whole("netmask", 0, 128).orElse(32L),
          flag("is_primary", true),
          flag("inbound", false),
          flag("outbound", true),
          flag("use_tls", false),
          follows("voip_carrier_sid", "voip_carriers").must());

  static final Noun PREDEFINED_CARRIERS =
      Noun.of(
          "predefined_carriers",
          BY_PLATFORM,
          key("predefined_carrier_sid"),
          text("name", 64).must(),
          flag("requires_static_ip", false),
          flag("e164_leading_plus", false),
          flag("requires_register", false),
          text("register_username", 64),
          text("register_sip_realm", 64),
          text("register_password", 64),
          text("tech_prefix", 16),
          text("inbound_auth_username", 64),
          text("inbound_auth_password", 64),
          text("diversion", 32),
          oneOf("trunk_type", "static_ip", "auth", "reg").orElse("static_ip"));

  static final Noun PREDEFINED_SIP_GATEWAYS =
      Noun.of(
          "predefined_sip_gateways",
          BY_PLATFORM,
          key("predefined_sip_gateway_sid"),
          text("ipv4", 128).must(),
          whole("netmask", 0, 128).orElse(32L),
          whole("port", 1, MOST_PORT),
          flag("inbound", false),
          flag("outbound", false),
          oneOf("protocol", "udp", "tcp", "tls", "tls/srtp").orElse("udp"),
          follows("predefined_carrier_sid", "predefined_carriers").must());

  static final Noun PREDEFINED_SMPP_GATEWAYS =
      Noun.of(
          "predefined_smpp_gateways",
          BY_PLATFORM,
          key("predefined_smpp_gateway_sid"),
          text("ipv4", 128).must(),
          whole("port", 1, MOST_PORT).orElse(2_775L),
          whole("netmask", 0, 128).orElse(32L),
          flag("is_primary", true),
          flag("inbound", false),
          flag("outbound", true),
          flag("use_tls", false),
          follows("predefined_carrier_sid", "predefined_carriers").must());

  private CarrierNouns() {}
}
