package io.jambo.model;

import static io.jambo.model.Column.flag;
import static io.jambo.model.Column.follows;
import static io.jambo.model.Column.json;
import static io.jambo.model.Column.key;
import static io.jambo.model.Column.mayPointTo;
import static io.jambo.model.Column.moment;
import static io.jambo.model.Column.oneOf;
import static io.jambo.model.Column.ref;
import static io.jambo.model.Column.sealed;
import static io.jambo.model.Column.text;
import static io.jambo.model.Column.whole;
import static io.jambo.model.Owned.BY_ACCOUNT;
import static io.jambo.model.Owned.BY_EITHER;
import static io.jambo.model.Owned.SHARED_BY_PROVIDER;

/// Devices and the credentials of vendors (data-model.md 3.5, 3.6, 3.8).
final class ServiceNouns {
  private static final int CREDENTIAL = 8_192;
  private static final int CLONING_KEY = 1 << 20;

  /// Of a password only HA1 is kept, over the realm of the account.
  static final Noun CLIENTS =
      Noun.of(
          "clients",
          BY_ACCOUNT,
          key("client_sid"),
          ref("account_sid", "accounts").must(),
          flag("is_active", true),
          text("username", 64).ofPersons(),
          sealed("ha1_md5", 64).within(),
          sealed("ha1_sha256", 128).within(),
          flag("allow_direct_app_calling", true),
          flag("allow_direct_queue_calling", true),
          flag("allow_direct_user_calling", true));

  static final Noun MS_TEAMS_TENANTS =
      Noun.of(
          "ms_teams_tenants",
          BY_EITHER,
          key("ms_teams_tenant_sid"),
          ref("service_provider_sid", "service_providers").must(),
          ref("account_sid", "accounts").must(),
          ref("application_sid", "applications"),
          text("tenant_fqdn", 255).must());

  static final Noun SPEECH_CREDENTIALS =
      Noun.of(
          "speech_credentials",
          SHARED_BY_PROVIDER,
          key("speech_credential_sid"),
          ref("service_provider_sid", "service_providers"),
          ref("account_sid", "accounts"),
          text("vendor", 32).must(),
          text("label", 64),
          sealed("credential", CREDENTIAL).must().within(),
          flag("use_for_tts", true),
          flag("use_for_stt", true),
          moment("last_used"),
          moment("last_tested"),
          flag("tts_tested_ok", false).mayBeMissing(),
          flag("stt_tested_ok", false).mayBeMissing(),
          moment("created_at").must());

  static final Noun GOOGLE_CUSTOM_VOICES =
      Noun.of(
          "google_custom_voices",
          new Tenancy.Through("speech_credential_sid", "speech_credentials"),
          key("google_custom_voice_sid"),
          follows("speech_credential_sid", "speech_credentials").must(),
          text("name", 64).must(),
          text("model", 512).must(),
          oneOf("reported_usage", "REPORTED_USAGE_UNSPECIFIED", "REALTIME", "OFFLINE")
              .orElse("REALTIME"),
          text("voice_cloning_key", CLONING_KEY),
          flag("use_voice_cloning_key", false));

  static final Noun LLM_CREDENTIALS =
      Noun.of(
          "llm_credentials",
          SHARED_BY_PROVIDER,
          key("llm_credential_sid"),
          follows("account_sid", "accounts"),
          follows("service_provider_sid", "service_providers"),
          text("vendor", 32).must(),
          text("label", 64),
          sealed("credential", CREDENTIAL).must().within(),
          moment("last_used"),
          moment("created_at").must());

  static final Noun SMS_PROVIDERS =
      Noun.of(
          "sms_providers",
          SHARED_BY_PROVIDER,
          key("sms_provider_sid"),
          follows("account_sid", "accounts"),
          follows("service_provider_sid", "service_providers"),
          text("name", 64).must(),
          oneOf("kind", "http").orElse("http"),
          text("url", 1_024).must(),
          text("username", 255),
          sealed("password", 255),
          sealed("bearer_token", 8_192),
          text("body_template", 8_192),
          sealed("inbound_secret", 64).must().within(),
          flag("is_active", true),
          moment("created_at").must());

  static final Noun ALERT_RULES =
      Noun.of(
          "alert_rules",
          BY_EITHER,
          key("alert_rule_sid"),
          follows("account_sid", "accounts"),
          follows("service_provider_sid", "service_providers"),
          text("name", 64).must(),
          json("alert_types", CREDENTIAL).orElse("[]"),
          whole("min_interval", 60, Integer.MAX_VALUE).orElse(300L),
          mayPointTo("hook_sid", "webhooks"),
          text("email", 255).ofPersons(),
          flag("is_active", true));

  private ServiceNouns() {}
}
