package io.jambo.model;

import java.util.List;

/// Everything that is kept, a row points only to nouns that stand before its own; but for an
/// account's applications and an outbound routing's default entry, which are found later.
public final class Nouns {
  public static final Noun SERVICE_PROVIDERS = TenantNouns.SERVICE_PROVIDERS;
  public static final Noun ACCOUNTS = TenantNouns.ACCOUNTS;
  public static final Noun WEBHOOKS = TenantNouns.WEBHOOKS;
  public static final Noun APPLICATIONS = TenantNouns.APPLICATIONS;
  public static final Noun API_KEYS = TenantNouns.API_KEYS;
  public static final Noun ACCOUNT_LIMITS = TenantNouns.ACCOUNT_LIMITS;
  public static final Noun SERVICE_PROVIDER_LIMITS = TenantNouns.SERVICE_PROVIDER_LIMITS;
  public static final Noun OWNER_KEYS = TenantNouns.OWNER_KEYS;
  public static final Noun USERS = PeopleNouns.USERS;
  public static final Noun PERMISSIONS = PeopleNouns.PERMISSIONS;
  public static final Noun USER_PERMISSIONS = PeopleNouns.USER_PERMISSIONS;
  public static final Noun PASSWORD_SETTINGS = PeopleNouns.PASSWORD_SETTINGS;
  public static final Noun TOTP = PeopleNouns.TOTP;
  public static final Noun VOIP_CARRIERS = CarrierNouns.VOIP_CARRIERS;
  public static final Noun SIP_GATEWAYS = CarrierNouns.SIP_GATEWAYS;
  public static final Noun SMPP_GATEWAYS = CarrierNouns.SMPP_GATEWAYS;
  public static final Noun PREDEFINED_CARRIERS = CarrierNouns.PREDEFINED_CARRIERS;
  public static final Noun PREDEFINED_SIP_GATEWAYS = CarrierNouns.PREDEFINED_SIP_GATEWAYS;
  public static final Noun PREDEFINED_SMPP_GATEWAYS = CarrierNouns.PREDEFINED_SMPP_GATEWAYS;
  public static final Noun PHONE_NUMBERS = RoutingNouns.PHONE_NUMBERS;
  public static final Noun CALL_ROUTES = RoutingNouns.CALL_ROUTES;
  public static final Noun LCR = RoutingNouns.LCR;
  public static final Noun LCR_ROUTES = RoutingNouns.LCR_ROUTES;
  public static final Noun LCR_CARRIER_SET_ENTRY = RoutingNouns.LCR_CARRIER_SET_ENTRY;
  public static final Noun ROOM_DEFINITIONS = RoutingNouns.ROOM_DEFINITIONS;
  public static final Noun CLIENTS = ServiceNouns.CLIENTS;
  public static final Noun MS_TEAMS_TENANTS = ServiceNouns.MS_TEAMS_TENANTS;
  public static final Noun SPEECH_CREDENTIALS = ServiceNouns.SPEECH_CREDENTIALS;
  public static final Noun GOOGLE_CUSTOM_VOICES = ServiceNouns.GOOGLE_CUSTOM_VOICES;
  public static final Noun LLM_CREDENTIALS = ServiceNouns.LLM_CREDENTIALS;
  public static final Noun SMS_PROVIDERS = ServiceNouns.SMS_PROVIDERS;
  public static final Noun ALERT_RULES = ServiceNouns.ALERT_RULES;
  public static final Noun SBC_ADDRESSES = PlatformNouns.SBC_ADDRESSES;
  public static final Noun SMPP_ADDRESSES = PlatformNouns.SMPP_ADDRESSES;
  public static final Noun SYSTEM_INFORMATION = PlatformNouns.SYSTEM_INFORMATION;
  public static final Noun NODES = PlatformNouns.NODES;
  public static final Noun AUDIT_LOG = PlatformNouns.AUDIT_LOG;
  public static final Noun CDRS = HistoryNouns.CDRS;
  public static final Noun ALERTS = HistoryNouns.ALERTS;
  public static final Noun CALL_COUNTS = HistoryNouns.CALL_COUNTS;
  public static final Noun SP_CALL_COUNTS = HistoryNouns.SP_CALL_COUNTS;
  public static final Noun APP_CALL_COUNTS = HistoryNouns.APP_CALL_COUNTS;
  public static final Noun JOURNALS = HistoryNouns.JOURNALS;
  public static final Noun SYSTEM_ALERTS = HistoryNouns.SYSTEM_ALERTS;
  public static final Noun SPANS = HistoryNouns.SPANS;
  public static final Noun SIP_MESSAGES = HistoryNouns.SIP_MESSAGES;

  /// All of them.
  public static final List<Noun> ALL =
      List.of(
          SERVICE_PROVIDERS,
          ACCOUNTS,
          WEBHOOKS,
          APPLICATIONS,
          API_KEYS,
          ACCOUNT_LIMITS,
          SERVICE_PROVIDER_LIMITS,
          OWNER_KEYS,
          USERS,
          PERMISSIONS,
          USER_PERMISSIONS,
          PASSWORD_SETTINGS,
          TOTP,
          VOIP_CARRIERS,
          SIP_GATEWAYS,
          SMPP_GATEWAYS,
          PREDEFINED_CARRIERS,
          PREDEFINED_SIP_GATEWAYS,
          PREDEFINED_SMPP_GATEWAYS,
          PHONE_NUMBERS,
          CALL_ROUTES,
          LCR,
          LCR_ROUTES,
          LCR_CARRIER_SET_ENTRY,
          ROOM_DEFINITIONS,
          CLIENTS,
          MS_TEAMS_TENANTS,
          SPEECH_CREDENTIALS,
          GOOGLE_CUSTOM_VOICES,
          LLM_CREDENTIALS,
          SMS_PROVIDERS,
          ALERT_RULES,
          SBC_ADDRESSES,
          SMPP_ADDRESSES,
          SYSTEM_INFORMATION,
          NODES,
          AUDIT_LOG,
          CDRS,
          ALERTS,
          CALL_COUNTS,
          SP_CALL_COUNTS,
          APP_CALL_COUNTS,
          JOURNALS,
          SYSTEM_ALERTS,
          SPANS,
          SIP_MESSAGES);

  private Nouns() {}

  /// The noun of that table.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Noun named(String table) {
    return ALL.stream()
        .filter(noun -> noun.name().equals(table))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no noun " + table));
  }
}
