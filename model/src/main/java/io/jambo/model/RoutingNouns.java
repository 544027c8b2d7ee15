package io.jambo.model;

import static io.jambo.model.Column.flag;
import static io.jambo.model.Column.follows;
import static io.jambo.model.Column.key;
import static io.jambo.model.Column.mayPointTo;
import static io.jambo.model.Column.moment;
import static io.jambo.model.Column.oneOf;
import static io.jambo.model.Column.ref;
import static io.jambo.model.Column.text;
import static io.jambo.model.Column.whole;
import static io.jambo.model.Owned.BY_ACCOUNT;
import static io.jambo.model.Owned.BY_EITHER;

/// Numbers and where calls go (data-model.md 3.3).
final class RoutingNouns {
  static final Noun PHONE_NUMBERS =
      Noun.of(
          "phone_numbers",
          BY_EITHER,
          key("phone_number_sid"),
          text("number", 132).must().ofPersons(),
          ref("voip_carrier_sid", "voip_carriers"),
          ref("account_sid", "accounts"),
          ref("application_sid", "applications"),
          ref("service_provider_sid", "service_providers"),
          text("description", 255));

  static final Noun CALL_ROUTES =
      Noun.of(
          "call_routes",
          BY_ACCOUNT,
          key("call_route_sid"),
          ref("account_sid", "accounts").must(),
          text("regex", 255).must(),
          ref("application_sid", "applications").must(),
          whole("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0L));

  static final Noun LCR =
      Noun.of(
          "lcr",
          BY_EITHER,
          key("lcr_sid"),
          text("name", 64),
          flag("is_active", true),
          mayPointTo("default_carrier_set_entry_sid", "lcr_carrier_set_entry"),
          ref("service_provider_sid", "service_providers"),
          ref("account_sid", "accounts"));

  static final Noun LCR_ROUTES =
      Noun.of(
          "lcr_routes",
          new Tenancy.Through("lcr_sid", "lcr"),
          key("lcr_route_sid"),
          follows("lcr_sid", "lcr").must(),
          text("regex", 32).must(),
          text("description", 1_024),
          whole("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).must());

  static final Noun LCR_CARRIER_SET_ENTRY =
      Noun.of(
          "lcr_carrier_set_entry",
          new Tenancy.Through("lcr_route_sid", "lcr_routes"),
          key("lcr_carrier_set_entry_sid"),
          follows("lcr_route_sid", "lcr_routes").must(),
          ref("voip_carrier_sid", "voip_carriers").must(),
          whole("workload", 0, Integer.MAX_VALUE).orElse(1L),
          whole("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0L));

  static final Noun ROOM_DEFINITIONS =
      Noun.of(
              "room_definitions",
              BY_ACCOUNT,
              follows("account_sid", "accounts").must(),
              oneOf("kind", "conference", "queue").must(),
              text("name", 128).must(),
              text("description", 255),
              whole("max_participants", 2, Integer.MAX_VALUE),
              flag("beep", false),
              moment("created_at").must())
          .keyed("account_sid", "kind", "name");

  private RoutingNouns() {}
}
