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
import static io.jambo.model.Owned.BY_PLATFORM;
import static io.jambo.model.Owned.BY_PROVIDER;
import static io.jambo.model.Owned.SHARED_BY_PROVIDER;

/// Who rents, and what their applications are (data-model.md 3.1).
final class TenantNouns {
  private static final int URL = 1_024;
  private static final int CREDENTIAL = 8_192;
  private static final int LOGO = 90_000;
  private static final int TRUSTED_CA = 65_536;
  private static final int PREFIXES = 32_768;
  private static final int APP_JSON = 1 << 20;
  private static final int ENV_VARS = 65_536;

  /// What can be limited (rest-api.md 5.4).
  private static final String[] LIMITS = {
    "api_rate",
    "voice_call_session",
    "device",
    "voice_call_minutes",
    "voice_call_session_license",
    "voice_call_minutes_license",
    "calls_per_second",
    "minutes_per_day"
  };

  static final Noun SERVICE_PROVIDERS =
      Noun.of(
          "service_providers",
          new Tenancy.IsProvider(),
          key("service_provider_sid"),
          text("name", 64).must(),
          text("description", 255),
          text("root_domain", 128),
          mayPointTo("registration_hook_sid", "webhooks"),
          text("ms_teams_fqdn", 255),
          text("display_name", 64),
          text("logo", LOGO),
          text("primary_color", 7),
          text("portal_host", 255),
          text("mail_from", 255),
          text("sip_product_name", 64),
          flag("require_https_hooks", false));

  static final Noun ACCOUNTS =
      Noun.of(
          "accounts",
          new Tenancy.IsAccount(),
          key("account_sid"),
          text("name", 64).must(),
          ref("service_provider_sid", "service_providers").must(),
          text("sip_realm", 132),
          mayPointTo("registration_hook_sid", "webhooks"),
          mayPointTo("queue_event_hook_sid", "webhooks"),
          mayPointTo("device_calling_hook_sid", "webhooks"),
          mayPointTo("recording_hook_sid", "webhooks"),
          ref("device_calling_application_sid", "applications"),
          ref("siprec_hook_sid", "applications"),
          flag("is_active", true),
          moment("created_at").must(),
          sealed("webhook_secret", 36).must(),
          flag("disable_cdrs", false),
          whole("device_to_call_ratio", 0, 1_000_000).orElse(5L),
          flag("record_all_calls", false),
          oneOf("record_format", "mp3", "wav").orElse("mp3"),
          sealed("bucket_credential", CREDENTIAL),
          flag("enable_debug_log", false),
          oneOf("plan_type", "trial", "free", "paid").orElse("trial"),
          text("stripe_customer_id", 56),
          moment("trial_end_date"),
          text("deactivated_reason", 255),
          text("subspace_client_id", 255),
          text("subspace_client_secret", 255),
          text("subspace_sip_teleport_id", 255),
          text("subspace_sip_teleport_destinations", 255),
          text("speech_synthesis_vendor", 64),
          text("speech_synthesis_language", 64),
          text("speech_synthesis_voice", 256),
          text("speech_synthesis_label", 64),
          text("speech_recognizer_vendor", 64),
          text("speech_recognizer_language", 64),
          text("speech_recognizer_label", 64),
          flag("allow_stored_clients", true),
          oneOf("cdr_retention", "sealed", "none").orElse("sealed"),
          oneOf("journal_retention", "none", "sealed").orElse("none"),
          flag("tts_cache", true),
          whole("max_call_duration", 1, Integer.MAX_VALUE),
          json("destination_prefixes", PREFIXES),
          json("blocked_prefixes", PREFIXES),
          oneOf("sip_digest", "md5", "md5+sha256", "sha256").orElse("md5"),
          json("ws_origins", PREFIXES),
          oneOf("client_srtp", "required", "preferred", "off").orElse("preferred"),
          text("trusted_ca", TRUSTED_CA));

  static final Noun APPLICATIONS =
      Noun.of(
          "applications",
          SHARED_BY_PROVIDER,
          key("application_sid"),
          text("name", 64).must(),
          ref("account_sid", "accounts"),
          ref("service_provider_sid", "service_providers"),
          mayPointTo("call_hook_sid", "webhooks"),
          mayPointTo("call_status_hook_sid", "webhooks"),
          mayPointTo("messaging_hook_sid", "webhooks"),
          mayPointTo("call_hook_fallback_sid", "webhooks"),
          mayPointTo("recording_hook_sid", "webhooks"),
          whole("max_concurrent_calls", 1, Integer.MAX_VALUE),
          text("app_json", APP_JSON),
          text("speech_synthesis_vendor", 64).orElse("google"),
          text("speech_synthesis_language", 64).orElse("en-US"),
          text("speech_synthesis_voice", 256).fallingBackTo("en-US-Standard-C"),
          text("speech_synthesis_label", 64),
          text("speech_recognizer_vendor", 64).orElse("google"),
          text("speech_recognizer_language", 64).orElse("en-US"),
          text("speech_recognizer_label", 64),
          flag("use_for_fallback_speech", false),
          text("fallback_speech_synthesis_vendor", 64),
          text("fallback_speech_synthesis_language", 64),
          text("fallback_speech_synthesis_voice", 256),
          text("fallback_speech_synthesis_label", 64),
          text("fallback_speech_recognizer_vendor", 64),
          text("fallback_speech_recognizer_language", 64),
          text("fallback_speech_recognizer_label", 64),
          sealed("env_vars", ENV_VARS),
          moment("created_at").must(),
          flag("record_all_calls", false));

  /// The columns of the owner are ours: they say whose key seals the password.
  static final Noun WEBHOOKS =
      Noun.of(
          "webhooks",
          BY_EITHER,
          key("webhook_sid"),
          text("url", URL).must(),
          oneOf("method", "GET", "POST").orElse("POST"),
          text("username", 255),
          sealed("password", 255),
          ref("account_sid", "accounts").within(),
          ref("service_provider_sid", "service_providers").within());

  static final Noun API_KEYS =
      Noun.of(
          "api_keys",
          BY_EITHER,
          key("api_key_sid"),
          text("token_sha256", 64).must().within(),
          text("token_prefix", 4).must().within(),
          ref("account_sid", "accounts"),
          ref("service_provider_sid", "service_providers"),
          moment("expires_at"),
          moment("last_used"),
          moment("created_at").must(),
          text("name", 64),
          ref("application_sid", "applications"),
          oneOf("profile", "current", "early").orElse("current"));

  static final Noun ACCOUNT_LIMITS =
      Noun.of(
          "account_limits",
          BY_ACCOUNT,
          key("account_limits_sid"),
          follows("account_sid", "accounts").must(),
          oneOf("category", LIMITS).must(),
          whole("quantity", 0, Integer.MAX_VALUE).must());

  static final Noun SERVICE_PROVIDER_LIMITS =
      Noun.of(
          "service_provider_limits",
          BY_PROVIDER,
          key("service_provider_limits_sid"),
          follows("service_provider_sid", "service_providers").must(),
          oneOf("category", LIMITS).must(),
          whole("quantity", 0, Integer.MAX_VALUE).must());

  /// Data keys and index keys, wrapped by the node's key; never in a backup (operations.md 10).
  static final Noun OWNER_KEYS =
      Noun.of(
          "owner_keys",
          BY_PLATFORM,
          text("owner", 64).must(),
          text("wrapped_data_key", 512).must().within(),
          text("wrapped_index_keys", 65_536).must().within(),
          text("kek_id", 64).must(),
          moment("created_at").must());

  private TenantNouns() {}
}
