package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.List;

/// All that inbound calls need of what is configured, as it stood at one moment; immutable, so a
/// call is decided by one state of things. A look-up costs microseconds, however much there is.
///
/// @param tenants who rents
/// @param trunks who calls from where
/// @param numbers what can be called
/// @param routes who takes what has no number
/// @param applications who answers
record Routing(
    Tenants tenants, Trunks trunks, Numbers numbers, CallRoutes routes, Applications applications) {
  static final Routing NONE =
      new Routing(Tenants.NONE, Trunks.NONE, Numbers.NONE, CallRoutes.NONE, Applications.NONE);

  /// What it is made of, in an order in which nothing points to what is not there yet.
  static final List<Noun> NOUNS =
      List.of(
          Nouns.SERVICE_PROVIDERS,
          Nouns.ACCOUNTS,
          Nouns.SERVICE_PROVIDER_LIMITS,
          Nouns.ACCOUNT_LIMITS,
          Nouns.WEBHOOKS,
          Nouns.APPLICATIONS,
          Nouns.VOIP_CARRIERS,
          Nouns.SIP_GATEWAYS,
          Nouns.PHONE_NUMBERS,
          Nouns.CALL_ROUTES);

  /// The same after a row was made or changed; rows of other nouns are nothing to it. After the
  /// last one of several, [#sorted].
  Routing with(Row row) {
    return switch (row.noun().name()) {
      case "service_providers", "accounts", "account_limits", "service_provider_limits" ->
          new Routing(tenants.with(row), trunks, numbers, routes, applications);
      case "voip_carriers", "sip_gateways" ->
          new Routing(tenants, trunks.with(row), numbers, routes, applications);
      case "phone_numbers" -> new Routing(tenants, trunks, numbers.with(row), routes, applications);
      case "call_routes" -> new Routing(tenants, trunks, numbers, routes.with(row), applications);
      case "applications", "webhooks" ->
          new Routing(tenants, trunks, numbers, routes, applications.with(row));
      default -> this;
    };
  }

  /// The same after a row was deleted.
  Routing without(Noun noun, Sid sid) {
    return switch (noun.name()) {
      case "service_providers", "accounts", "account_limits", "service_provider_limits" ->
          new Routing(tenants.without(sid), trunks, numbers, routes, applications);
      case "voip_carriers" ->
          new Routing(tenants, trunks.withoutCarrier(sid), numbers, routes, applications);
      case "sip_gateways" ->
          new Routing(tenants, trunks.withoutGateway(sid), numbers, routes, applications);
      case "phone_numbers" ->
          new Routing(tenants, trunks, numbers.without(sid), routes, applications);
      case "call_routes" ->
          new Routing(tenants, trunks, numbers, routes.without(sid), applications);
      case "applications", "webhooks" ->
          new Routing(tenants, trunks, numbers, routes, applications.without(sid));
      default -> this;
    };
  }

  /// The same with its gateways in order.
  Routing sorted() {
    return new Routing(tenants, trunks.sorted(), numbers, routes, applications);
  }
}
