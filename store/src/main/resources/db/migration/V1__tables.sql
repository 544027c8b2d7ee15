-- The tables of data-model.md 3 and 7, one text for SQLite and PostgreSQL. Flags are 0 and 1, moments
-- milliseconds since 1970 UTC, identifiers and JSON text, what is sealed the text of its envelope.
-- Lengths bind in PostgreSQL only; the store checks them before it writes.

create table webhooks (
  webhook_sid varchar(36) not null primary key,
  url varchar(1024) not null,
  method varchar(4) not null default 'POST' check (method in ('GET', 'POST')),
  username varchar(255),
  password text,
  account_sid varchar(36),
  service_provider_sid varchar(36)
);

create table service_providers (
  service_provider_sid varchar(36) not null primary key,
  name varchar(64) not null,
  description varchar(255),
  root_domain varchar(128),
  registration_hook_sid varchar(36) references webhooks on delete set null,
  ms_teams_fqdn varchar(255),
  display_name varchar(64),
  logo varchar(90000),
  primary_color varchar(7),
  portal_host varchar(255),
  mail_from varchar(255),
  sip_product_name varchar(64),
  require_https_hooks smallint not null default 0 check (require_https_hooks in (0, 1))
);

create table accounts (
  account_sid varchar(36) not null primary key,
  name varchar(64) not null,
  service_provider_sid varchar(36) not null references service_providers,
  sip_realm varchar(132),
  registration_hook_sid varchar(36) references webhooks on delete set null,
  queue_event_hook_sid varchar(36) references webhooks on delete set null,
  device_calling_hook_sid varchar(36) references webhooks on delete set null,
  recording_hook_sid varchar(36) references webhooks on delete set null,
  is_active smallint not null default 1 check (is_active in (0, 1)),
  created_at bigint not null,
  webhook_secret text not null,
  disable_cdrs smallint not null default 0 check (disable_cdrs in (0, 1)),
  device_to_call_ratio bigint not null default 5 check (device_to_call_ratio between 0 and 1000000),
  record_all_calls smallint not null default 0 check (record_all_calls in (0, 1)),
  record_format varchar(3) not null default 'mp3' check (record_format in ('mp3', 'wav')),
  bucket_credential text,
  enable_debug_log smallint not null default 0 check (enable_debug_log in (0, 1)),
  plan_type varchar(5) not null default 'trial' check (plan_type in ('trial', 'free', 'paid')),
  stripe_customer_id varchar(56),
  trial_end_date bigint,
  deactivated_reason varchar(255),
  subspace_client_id varchar(255),
  subspace_client_secret varchar(255),
  subspace_sip_teleport_id varchar(255),
  subspace_sip_teleport_destinations varchar(255),
  speech_synthesis_vendor varchar(64),
  speech_synthesis_language varchar(64),
  speech_synthesis_voice varchar(256),
  speech_synthesis_label varchar(64),
  speech_recognizer_vendor varchar(64),
  speech_recognizer_language varchar(64),
  speech_recognizer_label varchar(64),
  allow_stored_clients smallint not null default 1 check (allow_stored_clients in (0, 1)),
  cdr_retention varchar(6) not null default 'sealed' check (cdr_retention in ('sealed', 'none')),
  journal_retention varchar(6) not null default 'none' check (journal_retention in ('none', 'sealed')),
  tts_cache smallint not null default 1 check (tts_cache in (0, 1)),
  max_call_duration bigint check (max_call_duration between 1 and 2147483647),
  destination_prefixes text,
  blocked_prefixes text,
  sip_digest varchar(10) not null default 'md5' check (sip_digest in ('md5', 'md5+sha256', 'sha256')),
  ws_origins text,
  client_srtp varchar(9) not null default 'preferred' check (client_srtp in ('required', 'preferred', 'off')),
  trusted_ca varchar(65536)
);

create table applications (
  application_sid varchar(36) not null primary key,
  name varchar(64) not null,
  account_sid varchar(36) references accounts,
  service_provider_sid varchar(36) references service_providers,
  call_hook_sid varchar(36) references webhooks on delete set null,
  call_status_hook_sid varchar(36) references webhooks on delete set null,
  messaging_hook_sid varchar(36) references webhooks on delete set null,
  call_hook_fallback_sid varchar(36) references webhooks on delete set null,
  recording_hook_sid varchar(36) references webhooks on delete set null,
  max_concurrent_calls bigint check (max_concurrent_calls between 1 and 2147483647),
  app_json varchar(1048576),
  speech_synthesis_vendor varchar(64) not null default 'google',
  speech_synthesis_language varchar(64) not null default 'en-US',
  speech_synthesis_voice varchar(256) default 'en-US-Standard-C',
  speech_synthesis_label varchar(64),
  speech_recognizer_vendor varchar(64) not null default 'google',
  speech_recognizer_language varchar(64) not null default 'en-US',
  speech_recognizer_label varchar(64),
  use_for_fallback_speech smallint not null default 0 check (use_for_fallback_speech in (0, 1)),
  fallback_speech_synthesis_vendor varchar(64),
  fallback_speech_synthesis_language varchar(64),
  fallback_speech_synthesis_voice varchar(256),
  fallback_speech_synthesis_label varchar(64),
  fallback_speech_recognizer_vendor varchar(64),
  fallback_speech_recognizer_language varchar(64),
  fallback_speech_recognizer_label varchar(64),
  env_vars text,
  created_at bigint not null,
  record_all_calls smallint not null default 0 check (record_all_calls in (0, 1))
);

create table api_keys (
  api_key_sid varchar(36) not null primary key,
  token_sha256 varchar(64) not null,
  token_prefix varchar(4) not null,
  account_sid varchar(36) references accounts,
  service_provider_sid varchar(36) references service_providers,
  expires_at bigint,
  last_used bigint,
  created_at bigint not null,
  name varchar(64),
  application_sid varchar(36) references applications,
  profile varchar(7) not null default 'current' check (profile in ('current', 'early'))
);

create table account_limits (
  account_limits_sid varchar(36) not null primary key,
  account_sid varchar(36) not null references accounts on delete cascade,
  category varchar(26) not null check (category in ('api_rate', 'voice_call_session', 'device', 'voice_call_minutes', 'voice_call_session_license', 'voice_call_minutes_license', 'calls_per_second', 'minutes_per_day')),
  quantity bigint not null check (quantity between 0 and 2147483647)
);

create table service_provider_limits (
  service_provider_limits_sid varchar(36) not null primary key,
  service_provider_sid varchar(36) not null references service_providers on delete cascade,
  category varchar(26) not null check (category in ('api_rate', 'voice_call_session', 'device', 'voice_call_minutes', 'voice_call_session_license', 'voice_call_minutes_license', 'calls_per_second', 'minutes_per_day')),
  quantity bigint not null check (quantity between 0 and 2147483647)
);

create table owner_keys (
  owner varchar(64) not null primary key,
  wrapped_data_key varchar(512) not null,
  wrapped_index_keys varchar(65536) not null,
  kek_id varchar(64) not null,
  created_at bigint not null
);

create table users (
  user_sid varchar(36) not null primary key,
  name varchar(255) not null,
  email varchar(255) not null,
  pending_email varchar(255),
  phone varchar(20),
  hashed_password varchar(1024),
  account_sid varchar(36) references accounts,
  service_provider_sid varchar(36) references service_providers,
  force_change smallint not null default 0 check (force_change in (0, 1)),
  provider varchar(255) not null default 'local',
  provider_userid varchar(255),
  scope varchar(16) not null default 'read-write',
  phone_activation_code varchar(16),
  email_activation_code varchar(16),
  email_validated smallint not null default 0 check (email_validated in (0, 1)),
  phone_validated smallint not null default 0 check (phone_validated in (0, 1)),
  email_content_opt_out smallint not null default 0 check (email_content_opt_out in (0, 1)),
  is_active smallint not null default 1 check (is_active in (0, 1))
);

create table permissions (
  permission_sid varchar(36) not null primary key,
  name varchar(32) not null,
  description varchar(255)
);

create table user_permissions (
  user_permissions_sid varchar(36) not null primary key,
  user_sid varchar(36) not null references users on delete cascade,
  permission_sid varchar(36) not null references permissions
);

create table password_settings (
  id bigint not null default 1 primary key check (id between 1 and 1),
  min_password_length bigint not null default 8 check (min_password_length between 8 and 20),
  require_digit smallint not null default 0 check (require_digit in (0, 1)),
  require_special_character smallint not null default 0 check (require_special_character in (0, 1)),
  check (id = 1)
);

create table totp (
  user_sid varchar(36) not null primary key references users on delete cascade,
  secret text not null,
  confirmed smallint not null default 0 check (confirmed in (0, 1)),
  last_step bigint not null default 0 check (last_step >= 0)
);

create table voip_carriers (
  voip_carrier_sid varchar(36) not null primary key,
  name varchar(64) not null,
  description varchar(255),
  account_sid varchar(36) references accounts,
  service_provider_sid varchar(36) references service_providers,
  application_sid varchar(36) references applications,
  e164_leading_plus smallint not null default 0 check (e164_leading_plus in (0, 1)),
  requires_register smallint not null default 0 check (requires_register in (0, 1)),
  register_username varchar(64),
  register_sip_realm varchar(64),
  register_password text,
  tech_prefix varchar(16),
  inbound_auth_username varchar(64),
  inbound_auth_password text,
  diversion varchar(32),
  is_active smallint not null default 1 check (is_active in (0, 1)),
  created_at bigint not null,
  smpp_system_id varchar(255),
  smpp_password text,
  smpp_enquire_link_interval bigint default 0 check (smpp_enquire_link_interval between 0 and 2147483647),
  smpp_inbound_system_id varchar(255),
  smpp_inbound_password text,
  register_from_user varchar(128),
  register_from_domain varchar(255),
  register_public_ip_in_contact smallint not null default 0 check (register_public_ip_in_contact in (0, 1)),
  register_status text,
  dtmf_type varchar(7) not null default 'rfc2833' check (dtmf_type in ('rfc2833', 'tones', 'info')),
  outbound_sip_proxy varchar(255),
  trunk_type varchar(9) not null default 'static_ip' check (trunk_type in ('static_ip', 'auth', 'reg')),
  register_use_tls smallint not null default 0 check (register_use_tls in (0, 1)),
  media_handover smallint not null default 0 check (media_handover in (0, 1)),
  media_cidrs text not null default '[]',
  rtp_latch varchar(7) not null default 'guarded' check (rtp_latch in ('guarded', 'strict', 'open')),
  codecs text,
  disable_100rel smallint not null default 0 check (disable_100rel in (0, 1)),
  disable_nat_rewrite smallint not null default 0 check (disable_nat_rewrite in (0, 1)),
  failover_stop_codes text,
  any_realm smallint not null default 0 check (any_realm in (0, 1)),
  allow_self_signed smallint not null default 0 check (allow_self_signed in (0, 1)),
  pinned_realm varchar(255)
);

create table sip_gateways (
  sip_gateway_sid varchar(36) not null primary key,
  ipv4 varchar(128) not null,
  netmask bigint not null default 32 check (netmask between 0 and 128),
  port bigint check (port between 1 and 65535),
  inbound smallint not null default 0 check (inbound in (0, 1)),
  outbound smallint not null default 0 check (outbound in (0, 1)),
  voip_carrier_sid varchar(36) not null references voip_carriers on delete cascade,
  is_active smallint not null default 1 check (is_active in (0, 1)),
  send_options_ping smallint not null default 0 check (send_options_ping in (0, 1)),
  use_sips_scheme smallint not null default 0 check (use_sips_scheme in (0, 1)),
  pad_crypto smallint not null default 0 check (pad_crypto in (0, 1)),
  protocol varchar(8) not null default 'udp' check (protocol in ('udp', 'tcp', 'tls', 'tls/srtp')),
  remove_ice smallint not null default 0 check (remove_ice in (0, 1)),
  dtls_off smallint not null default 0 check (dtls_off in (0, 1))
);

create table smpp_gateways (
  smpp_gateway_sid varchar(36) not null primary key,
  ipv4 varchar(128) not null,
  port bigint not null default 2775 check (port between 1 and 65535),
  netmask bigint not null default 32 check (netmask between 0 and 128),
  is_primary smallint not null default 1 check (is_primary in (0, 1)),
  inbound smallint not null default 0 check (inbound in (0, 1)),
  outbound smallint not null default 1 check (outbound in (0, 1)),
  use_tls smallint not null default 0 check (use_tls in (0, 1)),
  voip_carrier_sid varchar(36) not null references voip_carriers on delete cascade
);

create table predefined_carriers (
  predefined_carrier_sid varchar(36) not null primary key,
  name varchar(64) not null,
  requires_static_ip smallint not null default 0 check (requires_static_ip in (0, 1)),
  e164_leading_plus smallint not null default 0 check (e164_leading_plus in (0, 1)),
  requires_register smallint not null default 0 check (requires_register in (0, 1)),
  register_username varchar(64),
  register_sip_realm varchar(64),
  register_password varchar(64),
  tech_prefix varchar(16),
  inbound_auth_username varchar(64),
  inbound_auth_password varchar(64),
  diversion varchar(32),
  trunk_type varchar(9) not null default 'static_ip' check (trunk_type in ('static_ip', 'auth', 'reg'))
);

create table predefined_sip_gateways (
  predefined_sip_gateway_sid varchar(36) not null primary key,
  ipv4 varchar(128) not null,
  netmask bigint not null default 32 check (netmask between 0 and 128),
  port bigint check (port between 1 and 65535),
  inbound smallint not null default 0 check (inbound in (0, 1)),
  outbound smallint not null default 0 check (outbound in (0, 1)),
  protocol varchar(8) not null default 'udp' check (protocol in ('udp', 'tcp', 'tls', 'tls/srtp')),
  predefined_carrier_sid varchar(36) not null references predefined_carriers on delete cascade
);

create table predefined_smpp_gateways (
  predefined_smpp_gateway_sid varchar(36) not null primary key,
  ipv4 varchar(128) not null,
  port bigint not null default 2775 check (port between 1 and 65535),
  netmask bigint not null default 32 check (netmask between 0 and 128),
  is_primary smallint not null default 1 check (is_primary in (0, 1)),
  inbound smallint not null default 0 check (inbound in (0, 1)),
  outbound smallint not null default 1 check (outbound in (0, 1)),
  use_tls smallint not null default 0 check (use_tls in (0, 1)),
  predefined_carrier_sid varchar(36) not null references predefined_carriers on delete cascade
);

create table phone_numbers (
  phone_number_sid varchar(36) not null primary key,
  number varchar(132) not null,
  voip_carrier_sid varchar(36) references voip_carriers,
  account_sid varchar(36) references accounts,
  application_sid varchar(36) references applications,
  service_provider_sid varchar(36) references service_providers,
  description varchar(255)
);

create table call_routes (
  call_route_sid varchar(36) not null primary key,
  account_sid varchar(36) not null references accounts,
  regex varchar(255) not null,
  application_sid varchar(36) not null references applications,
  priority bigint not null default 0 check (priority between -2147483648 and 2147483647)
);

create table lcr (
  lcr_sid varchar(36) not null primary key,
  name varchar(64),
  is_active smallint not null default 1 check (is_active in (0, 1)),
  service_provider_sid varchar(36) references service_providers,
  account_sid varchar(36) references accounts
);

create table lcr_routes (
  lcr_route_sid varchar(36) not null primary key,
  lcr_sid varchar(36) not null references lcr on delete cascade,
  regex varchar(32) not null,
  description varchar(1024),
  priority bigint not null check (priority between -2147483648 and 2147483647)
);

create table lcr_carrier_set_entry (
  lcr_carrier_set_entry_sid varchar(36) not null primary key,
  lcr_route_sid varchar(36) not null references lcr_routes on delete cascade,
  voip_carrier_sid varchar(36) not null references voip_carriers,
  workload bigint not null default 1 check (workload between 0 and 2147483647),
  priority bigint not null default 0 check (priority between -2147483648 and 2147483647)
);

create table room_definitions (
  account_sid varchar(36) not null references accounts on delete cascade,
  kind varchar(10) not null check (kind in ('conference', 'queue')),
  name varchar(128) not null,
  description varchar(255),
  max_participants bigint check (max_participants between 2 and 2147483647),
  beep smallint not null default 0 check (beep in (0, 1)),
  created_at bigint not null,
  primary key (account_sid, kind, name)
);

create table clients (
  client_sid varchar(36) not null primary key,
  account_sid varchar(36) not null references accounts,
  is_active smallint not null default 1 check (is_active in (0, 1)),
  username varchar(64),
  ha1_md5 text,
  ha1_sha256 text,
  allow_direct_app_calling smallint not null default 1 check (allow_direct_app_calling in (0, 1)),
  allow_direct_queue_calling smallint not null default 1 check (allow_direct_queue_calling in (0, 1)),
  allow_direct_user_calling smallint not null default 1 check (allow_direct_user_calling in (0, 1))
);

create table ms_teams_tenants (
  ms_teams_tenant_sid varchar(36) not null primary key,
  service_provider_sid varchar(36) not null references service_providers,
  account_sid varchar(36) not null references accounts,
  application_sid varchar(36) references applications,
  tenant_fqdn varchar(255) not null
);

create table speech_credentials (
  speech_credential_sid varchar(36) not null primary key,
  service_provider_sid varchar(36) references service_providers,
  account_sid varchar(36) references accounts,
  vendor varchar(32) not null,
  label varchar(64),
  credential text not null,
  use_for_tts smallint not null default 1 check (use_for_tts in (0, 1)),
  use_for_stt smallint not null default 1 check (use_for_stt in (0, 1)),
  last_used bigint,
  last_tested bigint,
  tts_tested_ok smallint check (tts_tested_ok in (0, 1)),
  stt_tested_ok smallint check (stt_tested_ok in (0, 1)),
  created_at bigint not null
);

create table google_custom_voices (
  google_custom_voice_sid varchar(36) not null primary key,
  speech_credential_sid varchar(36) not null references speech_credentials on delete cascade,
  name varchar(64) not null,
  model varchar(512) not null,
  reported_usage varchar(26) not null default 'REALTIME' check (reported_usage in ('REPORTED_USAGE_UNSPECIFIED', 'REALTIME', 'OFFLINE')),
  voice_cloning_key varchar(1048576),
  use_voice_cloning_key smallint not null default 0 check (use_voice_cloning_key in (0, 1))
);

create table llm_credentials (
  llm_credential_sid varchar(36) not null primary key,
  account_sid varchar(36) references accounts on delete cascade,
  service_provider_sid varchar(36) references service_providers on delete cascade,
  vendor varchar(32) not null,
  label varchar(64),
  credential text not null,
  last_used bigint,
  created_at bigint not null,
  check ((account_sid is null) <> (service_provider_sid is null))
);

create table sms_providers (
  sms_provider_sid varchar(36) not null primary key,
  account_sid varchar(36) references accounts on delete cascade,
  service_provider_sid varchar(36) references service_providers on delete cascade,
  name varchar(64) not null,
  kind varchar(4) not null default 'http' check (kind in ('http')),
  url varchar(1024) not null,
  username varchar(255),
  password text,
  bearer_token text,
  body_template varchar(8192),
  inbound_secret text not null,
  is_active smallint not null default 1 check (is_active in (0, 1)),
  created_at bigint not null,
  check ((account_sid is null) <> (service_provider_sid is null))
);

create table alert_rules (
  alert_rule_sid varchar(36) not null primary key,
  account_sid varchar(36) references accounts on delete cascade,
  service_provider_sid varchar(36) references service_providers on delete cascade,
  name varchar(64) not null,
  alert_types text not null default '[]',
  min_interval bigint not null default 300 check (min_interval between 60 and 2147483647),
  hook_sid varchar(36) references webhooks on delete set null,
  email varchar(255),
  is_active smallint not null default 1 check (is_active in (0, 1)),
  check ((account_sid is null) <> (service_provider_sid is null)),
  check (hook_sid is not null or email is not null)
);

create table sbc_addresses (
  sbc_address_sid varchar(36) not null primary key,
  ipv4 varchar(255) not null,
  port bigint not null default 5060 check (port between 1 and 65535),
  tls_port bigint check (tls_port between 1 and 65535),
  wss_port bigint check (wss_port between 1 and 65535),
  service_provider_sid varchar(36) references service_providers,
  last_updated bigint
);

create table smpp_addresses (
  smpp_address_sid varchar(36) not null primary key,
  ipv4 varchar(255) not null,
  port bigint not null default 2775 check (port between 1 and 65535),
  use_tls smallint not null default 0 check (use_tls in (0, 1)),
  is_primary smallint not null default 1 check (is_primary in (0, 1)),
  service_provider_sid varchar(36) references service_providers
);

create table system_information (
  id bigint not null default 1 primary key check (id between 1 and 1),
  domain_name varchar(255),
  sip_domain_name varchar(255),
  monitoring_domain_name varchar(255),
  private_network_cidr varchar(8192),
  log_level varchar(5) not null default 'info' check (log_level in ('info', 'debug')),
  jwt_secret text,
  check (id = 1)
);

create table nodes (
  node_id varchar(255) not null primary key,
  incarnation varchar(64) not null,
  version varchar(64) not null,
  roles text not null,
  state varchar(8) not null check (state in ('ready', 'draining', 'lost')),
  started_at bigint not null,
  last_seen bigint not null,
  addresses text not null
);

create table audit_log (
  audit_sid varchar(36) not null primary key,
  time bigint not null,
  actor_kind varchar(7) not null check (actor_kind in ('user', 'api_key', 'system')),
  actor_sid varchar(36),
  scope varchar(32) not null,
  account_sid varchar(36),
  service_provider_sid varchar(36),
  action varchar(32) not null,
  entity varchar(32) not null,
  entity_sid varchar(255),
  source varchar(64),
  result varchar(32) not null,
  changes text not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null
);

create table cdrs (
  attempted_at bigint not null,
  call_sid varchar(36) not null,
  account_sid varchar(36) not null,
  service_provider_sid varchar(36),
  application_sid varchar(36),
  direction varchar(8) not null check (direction in ('inbound', 'outbound')),
  trunk varchar(64),
  answered smallint not null default 0 check (answered in (0, 1)),
  sip_status bigint check (sip_status between 0 and 999),
  duration bigint not null default 0 check (duration between 0 and 2147483647),
  answered_at bigint,
  terminated_at bigint,
  termination_reason varchar(32),
  trace_id varchar(32),
  recording_url varchar(255),
  recording_status varchar(9) check (recording_status in ('uploading', 'saved', 'failed')),
  quality text,
  personal text,
  from_index varchar(32),
  to_index varchar(32),
  sip_callid_index varchar(32),
  primary key (attempted_at, call_sid)
);

create table alerts (
  alert_id varchar(36) not null primary key,
  time bigint not null,
  account_sid varchar(36),
  service_provider_sid varchar(36),
  alert_type varchar(64) not null,
  vendor varchar(64),
  message varchar(1024) not null,
  detail varchar(4096),
  call_sid varchar(36),
  target_sid varchar(36),
  acknowledged smallint not null default 0 check (acknowledged in (0, 1))
);

create table call_counts (
  time bigint not null,
  account_sid varchar(36) not null,
  calls_in_progress bigint not null default 0 check (calls_in_progress between 0 and 2147483647),
  attempts_in bigint not null default 0 check (attempts_in between 0 and 2147483647),
  attempts_out bigint not null default 0 check (attempts_out between 0 and 2147483647),
  answered bigint not null default 0 check (answered between 0 and 2147483647),
  failed bigint not null default 0 check (failed between 0 and 2147483647),
  minutes bigint not null default 0 check (minutes between 0 and 2147483647),
  reasons text not null default '{}',
  primary key (time, account_sid)
);

create table sp_call_counts (
  time bigint not null,
  service_provider_sid varchar(36) not null,
  calls_in_progress bigint not null default 0 check (calls_in_progress between 0 and 2147483647),
  attempts_in bigint not null default 0 check (attempts_in between 0 and 2147483647),
  attempts_out bigint not null default 0 check (attempts_out between 0 and 2147483647),
  answered bigint not null default 0 check (answered between 0 and 2147483647),
  failed bigint not null default 0 check (failed between 0 and 2147483647),
  minutes bigint not null default 0 check (minutes between 0 and 2147483647),
  reasons text not null default '{}',
  primary key (time, service_provider_sid)
);

create table app_call_counts (
  time bigint not null,
  application_sid varchar(36) not null,
  calls_in_progress bigint not null default 0 check (calls_in_progress between 0 and 2147483647),
  attempts_in bigint not null default 0 check (attempts_in between 0 and 2147483647),
  attempts_out bigint not null default 0 check (attempts_out between 0 and 2147483647),
  answered bigint not null default 0 check (answered between 0 and 2147483647),
  failed bigint not null default 0 check (failed between 0 and 2147483647),
  minutes bigint not null default 0 check (minutes between 0 and 2147483647),
  reasons text not null default '{}',
  primary key (time, application_sid)
);

create table journals (
  call_sid varchar(36) not null primary key,
  account_sid varchar(36) not null,
  ended_at bigint not null,
  content text not null
);

create table system_alerts (
  alert_id varchar(36) not null primary key,
  time bigint not null,
  component varchar(64) not null,
  state varchar(64) not null,
  detail varchar(4096),
  host varchar(255)
);

create table spans (
  trace_id varchar(32) not null,
  span_id varchar(16) not null,
  account_sid varchar(36) not null,
  parent varchar(16),
  name varchar(64) not null,
  kind varchar(16) not null,
  start_nanos bigint not null check (start_nanos >= 0),
  end_nanos bigint not null check (end_nanos >= 0),
  attributes text not null,
  primary key (trace_id, span_id)
);

create table sip_messages (
  message_sid varchar(36) not null primary key,
  time bigint not null,
  account_sid varchar(36) not null,
  call_sid varchar(36) not null,
  sip_callid_index varchar(32),
  method varchar(32) not null,
  proto varchar(8) not null,
  content text not null
);

-- These point in a circle, so they come when both ends are there.
alter table accounts add column device_calling_application_sid varchar(36) references applications;
alter table accounts add column siprec_hook_sid varchar(36) references applications;
alter table lcr add column default_carrier_set_entry_sid varchar(36) references lcr_carrier_set_entry on delete set null;

-- What only one row may have. An index is named after its table and columns: the store reads it.
create unique index service_providers__name on service_providers (name);
create unique index service_providers__root_domain on service_providers (root_domain);
create unique index service_providers__portal_host on service_providers (portal_host);
create unique index accounts__sip_realm on accounts (sip_realm);
create unique index applications__account_sid__name on applications (account_sid, name);
create unique index api_keys__token_sha256 on api_keys (token_sha256);
create unique index users__name on users (name);
create unique index users__email on users (email);
create unique index users__phone on users (phone);
create unique index permissions__name on permissions (name);
create unique index user_permissions__user_sid__permission_sid on user_permissions (user_sid, permission_sid);
create unique index account_limits__account_sid__category on account_limits (account_sid, category);
create unique index service_provider_limits__service_provider_sid__category on service_provider_limits (service_provider_sid, category);
create unique index phone_numbers__number__voip_carrier_sid on phone_numbers (number, voip_carrier_sid);
create unique index lcr__account_sid on lcr (account_sid);
create unique index clients__account_sid__username on clients (account_sid, username);
create unique index ms_teams_tenants__tenant_fqdn on ms_teams_tenants (tenant_fqdn);

-- Nulls do not collide, so these say what stands for them.
create unique index phone_numbers__number on phone_numbers (number) where voip_carrier_sid is null;
create unique index lcr__service_provider_sid on lcr (service_provider_sid) where account_sid is null;
create unique index speech_credentials__vendor__label on speech_credentials ((coalesce(account_sid, service_provider_sid)), vendor, (coalesce(label, '')));
create unique index llm_credentials__vendor__label on llm_credentials ((coalesce(account_sid, service_provider_sid)), vendor, (coalesce(label, '')));
create unique index sms_providers__name on sms_providers ((coalesce(account_sid, service_provider_sid)), name);

-- Looked up with each call.
create index sip_gateways__ipv4 on sip_gateways (ipv4, port);
create index sip_gateways__inbound on sip_gateways (inbound, netmask, ipv4);

-- History is read by owner and time, found by keyed index, and purged by time.
create index audit_log__service_provider_sid on audit_log (service_provider_sid, time);
create index audit_log__account_sid on audit_log (account_sid, time);
create index audit_log__time on audit_log (time);
create index cdrs__account_sid on cdrs (account_sid, attempted_at);
create index cdrs__service_provider_sid on cdrs (service_provider_sid, attempted_at);
create index cdrs__call_sid on cdrs (call_sid);
create index cdrs__trace_id on cdrs (trace_id) where trace_id is not null;
create index cdrs__from_index on cdrs (account_sid, from_index) where from_index is not null;
create index cdrs__to_index on cdrs (account_sid, to_index) where to_index is not null;
create index cdrs__sip_callid_index on cdrs (account_sid, sip_callid_index) where sip_callid_index is not null;
create index alerts__account_sid on alerts (account_sid, time);
create index alerts__service_provider_sid on alerts (service_provider_sid, time);
create index alerts__time on alerts (time);
create index call_counts__account_sid on call_counts (account_sid, time);
create index sp_call_counts__service_provider_sid on sp_call_counts (service_provider_sid, time);
create index app_call_counts__application_sid on app_call_counts (application_sid, time);
create index journals__ended_at on journals (ended_at);
create index system_alerts__time on system_alerts (time);
create index spans__start_nanos on spans (start_nanos);
create index sip_messages__call_sid on sip_messages (call_sid);
create index sip_messages__sip_callid_index on sip_messages (account_sid, sip_callid_index) where sip_callid_index is not null;
create index sip_messages__time on sip_messages (time);

-- Every pointer can be followed backwards: deleting a row looks for those that point to it.
create index webhooks__account_sid on webhooks (account_sid) where account_sid is not null;
create index webhooks__service_provider_sid on webhooks (service_provider_sid) where service_provider_sid is not null;
create index service_providers__registration_hook_sid on service_providers (registration_hook_sid) where registration_hook_sid is not null;
create index accounts__service_provider_sid on accounts (service_provider_sid);
create index accounts__registration_hook_sid on accounts (registration_hook_sid) where registration_hook_sid is not null;
create index accounts__queue_event_hook_sid on accounts (queue_event_hook_sid) where queue_event_hook_sid is not null;
create index accounts__device_calling_hook_sid on accounts (device_calling_hook_sid) where device_calling_hook_sid is not null;
create index accounts__recording_hook_sid on accounts (recording_hook_sid) where recording_hook_sid is not null;
create index accounts__device_calling_application_sid on accounts (device_calling_application_sid) where device_calling_application_sid is not null;
create index accounts__siprec_hook_sid on accounts (siprec_hook_sid) where siprec_hook_sid is not null;
create index applications__service_provider_sid on applications (service_provider_sid) where service_provider_sid is not null;
create index applications__call_hook_sid on applications (call_hook_sid) where call_hook_sid is not null;
create index applications__call_status_hook_sid on applications (call_status_hook_sid) where call_status_hook_sid is not null;
create index applications__messaging_hook_sid on applications (messaging_hook_sid) where messaging_hook_sid is not null;
create index applications__call_hook_fallback_sid on applications (call_hook_fallback_sid) where call_hook_fallback_sid is not null;
create index applications__recording_hook_sid on applications (recording_hook_sid) where recording_hook_sid is not null;
create index api_keys__account_sid on api_keys (account_sid) where account_sid is not null;
create index api_keys__service_provider_sid on api_keys (service_provider_sid) where service_provider_sid is not null;
create index api_keys__application_sid on api_keys (application_sid) where application_sid is not null;
create index users__account_sid on users (account_sid) where account_sid is not null;
create index users__service_provider_sid on users (service_provider_sid) where service_provider_sid is not null;
create index user_permissions__permission_sid on user_permissions (permission_sid);
create index voip_carriers__account_sid on voip_carriers (account_sid) where account_sid is not null;
create index voip_carriers__service_provider_sid on voip_carriers (service_provider_sid) where service_provider_sid is not null;
create index voip_carriers__application_sid on voip_carriers (application_sid) where application_sid is not null;
create index sip_gateways__voip_carrier_sid on sip_gateways (voip_carrier_sid);
create index smpp_gateways__voip_carrier_sid on smpp_gateways (voip_carrier_sid);
create index predefined_sip_gateways__predefined_carrier_sid on predefined_sip_gateways (predefined_carrier_sid);
create index predefined_smpp_gateways__predefined_carrier_sid on predefined_smpp_gateways (predefined_carrier_sid);
create index phone_numbers__voip_carrier_sid on phone_numbers (voip_carrier_sid) where voip_carrier_sid is not null;
create index phone_numbers__account_sid on phone_numbers (account_sid) where account_sid is not null;
create index phone_numbers__application_sid on phone_numbers (application_sid) where application_sid is not null;
create index phone_numbers__service_provider_sid on phone_numbers (service_provider_sid) where service_provider_sid is not null;
create index call_routes__account_sid on call_routes (account_sid);
create index call_routes__application_sid on call_routes (application_sid);
create index lcr__default_carrier_set_entry_sid on lcr (default_carrier_set_entry_sid) where default_carrier_set_entry_sid is not null;
create index lcr__service_provider_sid__any on lcr (service_provider_sid) where service_provider_sid is not null;
create index lcr_routes__lcr_sid on lcr_routes (lcr_sid);
create index lcr_carrier_set_entry__lcr_route_sid on lcr_carrier_set_entry (lcr_route_sid);
create index lcr_carrier_set_entry__voip_carrier_sid on lcr_carrier_set_entry (voip_carrier_sid);
create index ms_teams_tenants__service_provider_sid on ms_teams_tenants (service_provider_sid);
create index ms_teams_tenants__account_sid on ms_teams_tenants (account_sid);
create index ms_teams_tenants__application_sid on ms_teams_tenants (application_sid) where application_sid is not null;
create index speech_credentials__service_provider_sid on speech_credentials (service_provider_sid) where service_provider_sid is not null;
create index speech_credentials__account_sid on speech_credentials (account_sid) where account_sid is not null;
create index google_custom_voices__speech_credential_sid on google_custom_voices (speech_credential_sid);
create index llm_credentials__account_sid on llm_credentials (account_sid) where account_sid is not null;
create index llm_credentials__service_provider_sid on llm_credentials (service_provider_sid) where service_provider_sid is not null;
create index sms_providers__account_sid on sms_providers (account_sid) where account_sid is not null;
create index sms_providers__service_provider_sid on sms_providers (service_provider_sid) where service_provider_sid is not null;
create index alert_rules__account_sid on alert_rules (account_sid) where account_sid is not null;
create index alert_rules__service_provider_sid on alert_rules (service_provider_sid) where service_provider_sid is not null;
create index alert_rules__hook_sid on alert_rules (hook_sid) where hook_sid is not null;
create index sbc_addresses__service_provider_sid on sbc_addresses (service_provider_sid) where service_provider_sid is not null;
create index smpp_addresses__service_provider_sid on smpp_addresses (service_provider_sid) where service_provider_sid is not null;
