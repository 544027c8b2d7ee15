package io.jambo.rest;

import io.jambo.outbound.ParsedUrl;
import io.jambo.outbound.UrlParser;
import io.jambo.wire.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;

/// Members of an account that are more than a column says (rest-api.md 5.1).
final class AccountMembers {
  private static final int MOST_PREFIXES = 1_000;
  private static final int MOST_ORIGINS = 100;

  private static final Member DESTINATIONS = prefixes("destination_prefixes");
  private static final Member BLOCKED = prefixes("blocked_prefixes");
  private static final Member ORIGINS =
      Member.of("ws_origins", Shape.many(Shape.filled(255), MOST_ORIGINS)).orNull();

  /// Those that are arrays.
  static final Member[] LISTS = {DESTINATIONS, BLOCKED, ORIGINS};

  private AccountMembers() {}

  private static Member prefixes(String name) {
    return Member.of(name, Shape.many(Shape.filled(15), MOST_PREFIXES)).orNull();
  }

  /// The same in a request.
  static Member[] sentLists() {
    return Arrays.stream(LISTS).map(Member::maybe).toArray(Member[]::new);
  }

  /// Refuses what a column alone does not.
  static void check(Body body) {
    for (var name : new String[] {"destination_prefixes", "blocked_prefixes"}) {
      body.json(name)
          .ifPresent(list -> {
            if (!((Json.Arr) list).items().stream().allMatch(AccountMembers::digits)) {
              throw Refused.bad(name + ": must hold digits only");
            }
          });
    }
    body.json("ws_origins")
        .ifPresent(list -> {
          if (!((Json.Arr) list).items().stream().allMatch(AccountMembers::origin)) {
            throw Refused.bad("ws_origins: must hold origins, as https://host");
          }
        });
    body.text("trusted_ca").ifPresent(AccountMembers::certificates);
  }

  private static boolean digits(Json item) {
    return item instanceof Json.Str(var text) && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean origin(Json item) {
    return item instanceof Json.Str(var text)
        && UrlParser.parse(text) instanceof ParsedUrl.Good(var url)
        && (url.origin().equalsIgnoreCase(text) || (url.origin() + ":" + url.port()).equals(text));
  }

  private static void certificates(String pem) {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
      if (!found.isEmpty()) {
        return;
      }
    } catch (CertificateException _) {
      // Told below, in our own words.
    }
    throw Refused.bad("trusted_ca: must be certificates in PEM form");
  }
}
