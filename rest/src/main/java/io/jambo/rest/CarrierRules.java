package io.jambo.rest;

import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.outbound.Cidr;
import io.jambo.wire.Json;
import java.util.Arrays;

/// What the members of a carrier have to be, beyond their columns (rest-api.md 13.1).
final class CarrierRules {
  private static final Member CIDRS = Member.of("media_cidrs", Shape.many(Shape.filled(64), 64));
  private static final Member CODECS =
      Member.of("codecs", Shape.many(Shape.filled(32), 16)).orNull();
  private static final Member STOP_CODES =
      Member.of("failover_stop_codes", Shape.many(Shape.whole(300, 699), 64)).orNull();

  /// Those that are arrays.
  static final Member[] LISTS = {CIDRS, CODECS, STOP_CODES};

  private CarrierRules() {}

  /// The same in a request.
  static Member[] sentLists() {
    return Arrays.stream(LISTS).map(Member::maybe).toArray(Member[]::new);
  }

  /// Refuses what can't work.
  static void check(Body body, Row row) {
    if (row.flag("requires_register")) {
      var username = row.text("register_username").orElse("");
      if (username.isBlank() || blanks(username)) {
        throw Refused.bad("register_username: is needed to register, without blanks");
      }
      if (row.secret("register_password").map(Secret::reveal).orElse("").isBlank()) {
        throw Refused.bad("register_password: is needed to register");
      }
    }
    body.text("register_sip_realm").ifPresent(realm -> domain("register_sip_realm", realm));
    body.text("register_from_domain")
        .filter(domain -> !domain.isEmpty())
        .ifPresent(domain -> domain("register_from_domain", domain));
    body.json("media_cidrs").ifPresent(CarrierRules::cidrs);
    body.json("codecs").ifPresent(CarrierRules::codecs);
  }

  private static void domain(String member, String text) {
    boolean fits =
        text.contains(".")
            && !blanks(text)
            && !text.regionMatches(true, 0, "sip:", 0, 4)
            && !text.regionMatches(true, 0, "sips:", 0, 5);
    if (!fits) {
      throw Refused.bad(member + ": must be a host name or an IPv4 address, without sip:");
    }
  }

  private static void cidrs(Json list) {
    for (var item : ((Json.Arr) list).items()) {
      if (item instanceof Json.Str(var text) && Cidr.parse(text).isEmpty()) {
        throw Refused.bad("media_cidrs: must hold ranges as 192.0.2.0/24");
      }
    }
  }

  private static void codecs(Json list) {
    for (var item : ((Json.Arr) list).items()) {
      if (item instanceof Json.Str(var name) && !name.matches("[A-Za-z0-9._-]+")) {
        throw Refused.bad("codecs: must hold names of codecs");
      }
    }
  }

  /// Whether there are blanks in it.
  static boolean blanks(String text) {
    return text.chars().anyMatch(Character::isWhitespace);
  }
}
